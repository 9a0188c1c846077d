package io.github.cbrsdk.conformance.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Turns the characters of a JSON string into the bytes that went over the wire. */
final class Utf8 {
  private Utf8() {}

  /** Encodes; a lone surrogate becomes bytes that are not UTF-8, so that the check sees it. */
  static byte[] encode(char[] chars, int offset, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      char c = chars[offset + i];
      if (c >= 0x80) {
        return encodeAll(chars, offset, length);
      }
      bytes[i] = (byte) c;
    }
    return bytes;
  }

  private static byte[] encodeAll(char[] chars, int offset, int length) {
    byte[] bytes = new byte[3 * length];
    int n = 0;
    for (int i = offset; i < offset + length; i++) {
      char c = chars[i];
      if (c < 0x80) {
        bytes[n++] = (byte) c;
      } else if (c < 0x800) {
        bytes[n++] = (byte) (0xc0 | (c >> 6));
        bytes[n++] = (byte) (0x80 | (c & 0x3f));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < offset + length
          && Character.isLowSurrogate(chars[i + 1])) {
        byte[] pair = new String(chars, i++, 2).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(pair, 0, bytes, n, pair.length);
        n += pair.length;
      } else {
        bytes[n++] = (byte) (0xe0 | (c >> 12));
        bytes[n++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[n++] = (byte) (0x80 | (c & 0x3f));
      }
    }
    return Arrays.copyOf(bytes, n);
  }
}
