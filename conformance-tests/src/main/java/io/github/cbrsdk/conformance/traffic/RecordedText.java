package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The text of a scalar of a recording. That of a body is not made a string if it is in ASCII. */
final class RecordedText {
  private final @Nullable String text;
  private final byte @Nullable [] ascii;

  private RecordedText(@Nullable String text, byte @Nullable [] ascii) {
    this.text = text;
    this.ascii = ascii;
  }

  /** The text of the scalar at which a parser stands. */
  static RecordedText of(JsonParser parser) throws IOException {
    boolean body =
        parser.currentToken() == JsonToken.VALUE_STRING && "text".equals(parser.currentName());
    byte[] ascii = body ? ascii(parser) : null;
    return new RecordedText(ascii == null ? parser.getText() : null, ascii);
  }

  private static byte @Nullable [] ascii(JsonParser parser) throws IOException {
    char[] characters = parser.getTextCharacters();
    int start = parser.getTextOffset();
    byte[] bytes = new byte[parser.getTextLength()];
    for (int i = 0; i < bytes.length; i++) {
      char c = characters[start + i];
      if (c >= 0x80) {
        return null;
      }
      bytes[i] = (byte) c;
    }
    return bytes;
  }

  @Override
  public String toString() {
    return text == null ? new String(utf8(), US_ASCII) : text;
  }

  /** It in UTF-8. A lone surrogate becomes bytes that are not UTF-8, so that the check finds it. */
  byte[] utf8() {
    if (text == null) {
      return Objects.requireNonNull(ascii);
    }
    if (UTF_8.newEncoder().canEncode(text)) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c ->
                bytes.writeBytes(
                    isSurrogate(c)
                        ? new byte[] {
                          (byte) (0xe0 | (c >> 12)),
                          (byte) (0x80 | ((c >> 6) & 0x3f)),
                          (byte) (0x80 | (c & 0x3f))
                        }
                        : Character.toString(c).getBytes(UTF_8)));
    return bytes.toByteArray();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
