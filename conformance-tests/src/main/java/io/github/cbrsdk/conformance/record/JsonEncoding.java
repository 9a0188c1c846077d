package io.github.cbrsdk.conformance.record;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Detects the encoding of a JSON text by its zero bytes: its first two characters are ASCII. */
final class JsonEncoding {
  private JsonEncoding() {}

  static Charset of(byte[] text) {
    boolean big = text.length > 1 && (text[0] == 0 || starts(text, 0xFE, 0xFF));
    boolean little = text.length > 1 && (text[1] == 0 || starts(text, 0xFF, 0xFE));
    if (!big && !little) {
      return StandardCharsets.UTF_8;
    }
    boolean wide = text.length > 3 && (big ? text[1] == 0 : text[2] == 0 && text[3] == 0);
    return wide
        ? Charset.forName(big ? "UTF-32BE" : "UTF-32LE")
        : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  private static boolean starts(byte[] text, int first, int second) {
    return (text[0] & 0xFF) == first && (text[1] & 0xFF) == second;
  }
}
