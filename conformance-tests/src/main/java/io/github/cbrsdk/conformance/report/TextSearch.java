package io.github.cbrsdk.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds any of many texts in a text, ignoring case, in time linear in the searched text. Safe for
 * threads.
 */
public final class TextSearch {
  /** The length of the shortest text that can be found. */
  private static final int PREFIX = 4;

  private static final int BITS = 1 << 16;

  /** One bit for the hash of each prefix: most positions of a text need no further look-up. */
  private final AtomicIntegerArray hashes = new AtomicIntegerArray(BITS / 32);

  /** By prefix, by length, and by lower case; the value is the text as it was added. */
  private final Map<Long, Map<Integer, Map<String, String>>> texts = new ConcurrentHashMap<>();

  private interface Match {
    void at(int start, int end, String text);
  }

  /** Adds a text of at least four characters. */
  public void add(String text) {
    long prefix = 0;
    for (int i = 0; i < PREFIX; i++) {
      prefix = (prefix << 16) | fold(text.charAt(i));
    }
    texts
        .computeIfAbsent(prefix, first -> new ConcurrentSkipListMap<>())
        .computeIfAbsent(text.length(), length -> new ConcurrentHashMap<>())
        .putIfAbsent(fold(text), text);
    int hash = hash(prefix);
    hashes.accumulateAndGet(hash >>> 5, 1 << hash, (old, bit) -> old | bit);
  }

  /** Replaces each text that is found, and texts that overlap as one, by the mask. */
  String mask(String searched, String mask) {
    List<int[]> spans = new ArrayList<>();
    find(
        searched,
        (start, end, text) -> {
          int[] last = spans.isEmpty() ? new int[2] : spans.get(spans.size() - 1);
          if (start < last[1]) {
            last[1] = Math.max(last[1], end);
          } else {
            spans.add(new int[] {start, end});
          }
        });
    StringBuilder masked = new StringBuilder();
    int copied = 0;
    for (int[] span : spans) {
      masked.append(searched, copied, span[0]).append(mask);
      copied = span[1];
    }
    return spans.isEmpty() ? searched : masked.append(searched.substring(copied)).toString();
  }

  /** The added texts that are found as whole words. */
  public List<String> words(String searched) {
    List<String> found = new ArrayList<>();
    find(
        searched,
        (start, end, text) -> {
          if (isBoundary(searched, start) && isBoundary(searched, end)) {
            found.add(text);
          }
        });
    return found;
  }

  private static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !Character.isLetterOrDigit(text.codePointBefore(at))
        || !Character.isLetterOrDigit(text.codePointAt(at));
  }

  private void find(String searched, Match match) {
    long prefix = 0;
    for (int i = 0; i < searched.length(); i++) {
      prefix = (prefix << 16) | fold(searched.charAt(i));
      int hash = hash(prefix);
      int start = i - PREFIX + 1;
      @Nullable Map<Integer, Map<String, String>> byLength =
          start < 0 || (hashes.get(hash >>> 5) & (1 << hash)) == 0 ? null : texts.get(prefix);
      if (byLength != null) {
        byLength.forEach(
            (length, candidates) -> {
              int end = start + length;
              String text =
                  end > searched.length()
                      ? null
                      : candidates.get(fold(searched.substring(start, end)));
              if (text != null) {
                match.at(start, end, text);
              }
            });
      }
    }
  }

  private static int hash(long prefix) {
    return (int) ((prefix * 0x9E3779B97F4A7C15L) >>> 48);
  }

  private static String fold(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = fold(chars[i]);
    }
    return new String(chars);
  }

  private static char fold(char c) {
    return c < 0x80
        ? c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c
        : Character.toLowerCase(c);
  }
}
