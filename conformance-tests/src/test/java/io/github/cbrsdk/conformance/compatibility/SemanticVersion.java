package io.github.cbrsdk.conformance.compatibility;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of three numbers, as Semantic Versioning has them. */
public record SemanticVersion(int major, int minor, int patch)
    implements Comparable<SemanticVersion> {
  private static final Pattern FORM = Pattern.compile("(\\d+)[.](\\d+)[.](\\d+)(?:-SNAPSHOT)?");

  /**
   * Reads {@code 1.2.3}; that it is a snapshot does not matter.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SemanticVersion parse(String text) {
    Matcher numbers = FORM.matcher(text);
    if (!numbers.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a version such as 1.2.3");
    }
    return new SemanticVersion(
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        Integer.parseInt(numbers.group(3)));
  }

  /** Whether it is higher than the other one, and first so in that number or one before it. */
  boolean isRaisedFrom(SemanticVersion older, int number) {
    List<Integer> mine = List.of(major, minor, patch);
    List<Integer> others = List.of(older.major, older.minor, older.patch);
    for (int i = 0; i <= number; i++) {
      if (!mine.get(i).equals(others.get(i))) {
        return mine.get(i) > others.get(i);
      }
    }
    return false;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return Comparator.comparingInt(SemanticVersion::major)
        .thenComparingInt(SemanticVersion::minor)
        .thenComparingInt(SemanticVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
