package io.github.cbrsdk.conformance.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds any of many texts in another text, as whole words in any case, in linear time. */
final class WordSearch {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Map<String, List<Wanted>> byFirstWord = new HashMap<>();

  /**
   * @param lead the number of characters before its first word
   */
  private record Wanted(String text, int lead) {}

  /**
   * @param texts those without a letter or digit are never found
   */
  WordSearch(Collection<String> texts) {
    for (String each : texts) {
      String text = each.toLowerCase(Locale.ROOT);
      Matcher word = WORD.matcher(text);
      if (word.find()) {
        byFirstWord
            .computeIfAbsent(word.group(), first -> new ArrayList<>())
            .add(new Wanted(text, word.start()));
      }
    }
  }

  /** The texts that are found, in lower case. */
  Set<String> in(String searched) {
    Set<String> found = new HashSet<>();
    String text = searched.toLowerCase(Locale.ROOT);
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      for (Wanted wanted : byFirstWord.getOrDefault(word.group(), List.of())) {
        int start = word.start() - wanted.lead();
        int end = start + wanted.text().length();
        if (start >= 0
            && text.startsWith(wanted.text(), start)
            && isBoundary(text, start)
            && isBoundary(text, end)) {
          found.add(wanted.text());
        }
      }
    }
    return found;
  }

  private static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.codePointBefore(at))
        || !Character.isLetterOrDigit(text.codePointAt(at));
  }
}
