package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.BiPredicate;

/**
 * Replaces the strings in a JSON body and leaves every other byte alone: blanks, the form of
 * numbers, duplicate members and their order are what a check looks at.
 */
final class BodyRedaction {
  private static final JsonFactory JSON = new JsonFactory();

  private final BiPredicate<String, String> harmless;
  private final Pseudonyms pseudonyms;

  /**
   * @param harmless whether a member of that name may keep that value
   */
  BodyRedaction(BiPredicate<String, String> harmless, Pseudonyms pseudonyms) {
    this.harmless = harmless;
    this.pseudonyms = pseudonyms;
  }

  /**
   * The body with pseudonyms in it.
   *
   * @throws IOException if it is not JSON, in which nothing can be told apart
   */
  byte[] apply(byte[] body) throws IOException {
    ByteArrayOutputStream redacted = new ByteArrayOutputStream(body.length);
    int copied = 0;
    try (JsonParser parser = JSON.createParser(body)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
          continue;
        }
        String value = parser.getText();
        if (value.isEmpty() || harmless.test(memberAround(parser), value)) {
          continue;
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        int end = (int) parser.currentLocation().getByteOffset();
        redacted.write(body, copied, start - copied);
        redacted.write('"');
        redacted.write(
            new String(JsonStringEncoder.getInstance().quoteAsString(pseudonyms.of(value)))
                .getBytes(UTF_8));
        redacted.write('"');
        copied = end;
      }
    }
    redacted.write(body, copied, body.length - copied);
    return redacted.toByteArray();
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
