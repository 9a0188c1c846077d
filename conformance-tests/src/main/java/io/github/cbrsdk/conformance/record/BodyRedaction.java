package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the texts in a JSON body and leaves every other byte alone: blanks, the form of numbers,
 * duplicate members and their order are what a check looks at.
 */
final class BodyRedaction {
  private static final JsonFactory JSON = new JsonFactory();

  private final Harmless harmless;
  private final Pseudonyms pseudonyms;

  BodyRedaction(Harmless harmless, Pseudonyms pseudonyms) {
    this.harmless = harmless;
    this.pseudonyms = pseudonyms;
  }

  /**
   * The body with pseudonyms in it.
   *
   * @throws IOException if it is not JSON, in which nothing can be told apart
   */
  byte[] apply(byte[] body) throws IOException {
    Charset encoding = JsonEncoding.of(body);
    return encoding.equals(UTF_8)
        ? replace(body)
        // Only of UTF-8 the parser can tell where it is.
        : new String(replace(new String(body, encoding).getBytes(UTF_8)), UTF_8).getBytes(encoding);
  }

  private byte[] replace(byte[] body) throws IOException {
    ByteArrayOutputStream redacted = new ByteArrayOutputStream(body.length);
    int copied = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        String replacement = replacement(parser);
        if (replacement != null) {
          int start = (int) parser.currentTokenLocation().getByteOffset();
          redacted.write(body, copied, start - copied);
          redacted.write(replacement.getBytes(UTF_8));
          copied = end(body, start);
        }
      }
    }
    redacted.write(body, copied, body.length - copied);
    return redacted.toByteArray();
  }

  /** What is to stand in the place of the token, as JSON, or null if it may stay. */
  private @Nullable String replacement(JsonParser parser) throws IOException {
    String text = parser.getText();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.FIELD_NAME) {
      return harmless.mayPassAsName(text) ? null : quoted(pseudonyms.of(text));
    }
    if (token == JsonToken.VALUE_STRING) {
      return text.isEmpty() || harmless.mayPass(memberAround(parser), text)
          ? null
          : quoted(pseudonyms.of(text));
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return harmless.mayPassAsNumber(memberAround(parser), text) ? null : number(text);
    }
    return null;
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** No number of JSON begins with a zero. */
  private String number(String text) {
    return pseudonyms.of(text).replaceFirst("^(-?)0", "$11");
  }

  private static int end(byte[] body, int start) {
    int at = start + 1;
    if (body[start] != '"') {
      while (at < body.length && body[at] >= '0' && body[at] <= '9') {
        at++;
      }
      return at;
    }
    while (body[at] != '"') {
      at += body[at] == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /** The name of the nearest member that the value is in. */
  private static String memberAround(JsonParser parser) {
    for (var context = parser.getParsingContext(); context != null; context = context.getParent()) {
      if (context.inObject() && context.getCurrentName() != null) {
        return context.getCurrentName();
      }
    }
    return "";
  }
}
