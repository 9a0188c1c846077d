package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.SecretHeaders;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Finds any number of secrets in a text, in any case as far as ASCII goes, in time linear in the
 * text. Safe for threads.
 */
final class SecretSearch {
  /** All secrets are longer. */
  private static final int PREFIX = 4;

  private static final int BITS = 1 << 16;

  /** One bit for each hash of the first characters: most positions of a text need no more. */
  private final AtomicIntegerArray hashes = new AtomicIntegerArray(BITS / 32);

  /** By the first characters, then by length. */
  private final Map<Long, Map<Integer, Set<String>>> secrets = new ConcurrentHashMap<>();

  /**
   * Adds a secret.
   *
   * @param secret no shorter than {@link SecretHeaders#SHORTEST_SECRET}
   */
  void add(String secret) {
    long prefix = 0;
    for (int i = 0; i < PREFIX; i++) {
      prefix = (prefix << 16) | fold(secret.charAt(i));
    }
    secrets
        .computeIfAbsent(prefix, first -> new ConcurrentSkipListMap<>())
        .computeIfAbsent(secret.length(), length -> ConcurrentHashMap.newKeySet())
        .add(fold(secret));
    int hash = hash(prefix);
    hashes.accumulateAndGet(hash >>> 5, 1 << hash, (old, bit) -> old | bit);
  }

  /** The text with a mask in the place of each secret, and one for several that overlap. */
  String mask(String text, String mask) {
    StringBuilder masked = null;
    int copied = 0;
    int start = 0;
    int end = 0;
    long prefix = 0;
    for (int i = 0; i < text.length(); i++) {
      prefix = (prefix << 16) | fold(text.charAt(i));
      int at = i - PREFIX + 1;
      int found = at < 0 ? 0 : endOfSecret(text, at, prefix);
      if (found > 0) {
        if (masked == null) {
          masked = new StringBuilder();
        }
        if (at >= end) {
          copied = append(masked, text, copied, start, end, mask);
          start = at;
        }
        end = Math.max(end, found);
      }
    }
    if (masked == null) {
      return text;
    }
    copied = append(masked, text, copied, start, end, mask);
    return masked.append(text, copied, text.length()).toString();
  }

  private static int append(
      StringBuilder masked, String text, int copied, int start, int end, String mask) {
    if (end > start) {
      masked.append(text, copied, start).append(mask);
      return end;
    }
    return copied;
  }

  /** Where the longest secret ends that begins there, or 0. */
  private int endOfSecret(String text, int at, long prefix) {
    int hash = hash(prefix);
    if ((hashes.get(hash >>> 5) & (1 << hash)) == 0) {
      return 0;
    }
    @Nullable Map<Integer, Set<String>> byLength = secrets.get(prefix);
    int end = 0;
    if (byLength != null) {
      for (Map.Entry<Integer, Set<String>> each : byLength.entrySet()) {
        int candidate = at + each.getKey();
        if (candidate <= text.length()
            && each.getValue().contains(fold(text.substring(at, candidate)))) {
          end = candidate;
        }
      }
    }
    return end;
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
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
