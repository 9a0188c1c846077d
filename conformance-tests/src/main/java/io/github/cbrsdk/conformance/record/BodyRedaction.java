package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.cbrsdk.conformance.contract.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces names, texts and numbers in a JSON body and keeps every other byte: a check also looks
 * at white space, duplicate members and their order.
 */
record BodyRedaction(RedactionPolicy policy, Pseudonyms pseudonyms) {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * The body with pseudonyms in it.
   *
   * @param schemas the schemas that the body may follow
   * @throws IOException if it is not JSON
   */
  byte[] apply(byte[] body, List<Schema> schemas) throws IOException {
    Charset encoding = encoding(body);
    return encoding.equals(UTF_8)
        ? replace(body, schemas)
        // The parser knows its position in bytes of UTF-8 only.
        : new String(replace(new String(body, encoding).getBytes(UTF_8), schemas), UTF_8)
            .getBytes(encoding);
  }

  /** The encoding of a JSON text by its zero bytes: its first two characters are ASCII. */
  static Charset encoding(byte[] text) {
    boolean big = text.length > 1 && (text[0] == 0 || starts(text, 0xFE, 0xFF));
    boolean little = text.length > 1 && (text[1] == 0 || starts(text, 0xFF, 0xFE));
    boolean wide = text.length > 3 && (big ? text[1] == 0 : text[2] == 0 && text[3] == 0);
    return big || little
        ? Charset.forName((wide ? "UTF-32" : "UTF-16") + (big ? "BE" : "LE"))
        : UTF_8;
  }

  private static boolean starts(byte[] text, int first, int second) {
    return (text[0] & 0xFF) == first && (text[1] & 0xFF) == second;
  }

  private byte[] replace(byte[] body, List<Schema> root) throws IOException {
    ByteArrayOutputStream redacted = new ByteArrayOutputStream(body.length);
    Deque<List<Schema>> around = new ArrayDeque<>();
    List<Schema> member = root;
    int copied = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isStructEnd()) {
          around.pop();
          continue;
        }
        boolean inArray =
            token.isStructStart()
                ? parser.getParsingContext().getParent().inArray()
                : parser.getParsingContext().inArray();
        List<Schema> schemas =
            inArray ? policy.element(around.element()) : around.isEmpty() ? root : member;
        if (token.isStructStart()) {
          around.push(schemas);
          continue;
        }
        if (token == JsonToken.FIELD_NAME) {
          member = policy.member(around.element(), parser.currentName());
        }
        String replacement = replacement(parser, token, schemas);
        if (replacement != null) {
          int start = (int) parser.currentTokenLocation().getByteOffset();
          redacted.write(body, copied, start - copied);
          redacted.write(replacement.getBytes(UTF_8));
          copied = end(body, start, parser);
        }
      }
    }
    redacted.write(body, copied, body.length - copied);
    return redacted.toByteArray();
  }

  /** The JSON that replaces the token, or null to keep it. */
  private @Nullable String replacement(JsonParser parser, JsonToken token, List<Schema> schemas)
      throws IOException {
    String text = parser.getText();
    return switch (token) {
      case FIELD_NAME -> policy.keepsName(text) ? null : quoted(pseudonyms.of(text));
      case VALUE_STRING -> policy.keepsText(schemas, text) ? null : quoted(pseudonyms.of(text));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          policy.keepsNumber(schemas, text) ? null : pseudonyms.ofNumber(text);
      default -> null;
    };
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static int end(byte[] body, int start, JsonParser parser) throws IOException {
    if (body[start] != '"') {
      return start + parser.getTextLength();
    }
    int at = start + 1;
    while (body[at] != '"') {
      at += body[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }
}
