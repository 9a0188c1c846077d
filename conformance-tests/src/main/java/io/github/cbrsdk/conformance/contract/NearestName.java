package io.github.cbrsdk.conformance.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known name that was probably meant by one that is not known. */
public final class NearestName {
  private static final int MAX_LENGTH = 60;
  private static final int MIN_PREFIX = 3;

  private NearestName() {}

  /** The nearest of the known names, or empty if none is near. */
  public static Optional<String> of(String wrong, Collection<String> known) {
    String folded = fold(wrong);
    return folded.isEmpty() || folded.length() > MAX_LENGTH
        ? Optional.empty()
        : known.stream()
            .filter(each -> distance(folded, fold(each)) <= mostFor(folded))
            .min(
                Comparator.comparingInt((String each) -> distance(folded, fold(each)))
                    .thenComparing(Comparator.naturalOrder()));
  }

  /** A question that follows a sentence, with a blank before it; empty if no name is near. */
  public static String question(String wrong, Collection<String> known) {
    return of(wrong, known).map(" Did you mean %s?"::formatted).orElse("");
  }

  /** The question as the end of a sentence; empty if no name is near. */
  static String guess(String wrong, Collection<String> known) {
    return of(wrong, known)
        .filter(each -> !each.equals(wrong)) // Known elsewhere, but not here.
        .map(": did you mean '%s'?"::formatted)
        .orElse("");
  }

  /** Three letters may differ in one, longer names in two or in a third of their letters. */
  private static int mostFor(String name) {
    return Math.max(name.length() <= MIN_PREFIX ? 1 : 2, name.length() / 3);
  }

  /**
   * The edit distance; a name that is not complete, or has its letters in another order, is near.
   */
  private static int distance(String name, String other) {
    int edits = EditDistance.between(name, other);
    boolean isNear =
        name.length() >= MIN_PREFIX
            && (other.startsWith(name) || sorted(name).equals(sorted(other)));
    return isNear ? Math.min(edits, 1) : edits;
  }

  private static List<Integer> sorted(String name) {
    return name.chars().sorted().boxed().toList();
  }

  private static String fold(String name) {
    return name.replaceFirst("^-+", "").replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
