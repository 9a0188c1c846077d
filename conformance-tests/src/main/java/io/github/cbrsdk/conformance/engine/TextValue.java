package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.contract.TextBody;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonText;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text outside of JSON stands for: one in a URL, a header or a body of plain text. */
public final class TextValue {
  /** Media types of which no bytes are a value. */
  private static final Pattern MAY_BE_EMPTY =
      Pattern.compile("(text/(?!json|xml).*|application/octet-stream)(;.*)?");

  private TextValue() {}

  /** The text itself if a schema allows it, or the number, boolean or null that it writes. */
  public static Json of(@Nullable Schema schema, String text) {
    Json string = new JsonString(text);
    if (schema == null || accepts(schema, string)) {
      return string;
    }
    Json scalar = json(text.getBytes(UTF_8));
    if (scalar == null || !scalar.isScalar() || scalar.type() == JsonType.STRING) {
      return string;
    }
    return accepts(schema, scalar) || !schema.allows(JsonType.STRING) ? scalar : string;
  }

  /** What a header stands for: a text, what it writes, or a list of either. */
  public static Json ofHeader(Schema schema, String text) {
    if (schema.allows(JsonType.STRING)) {
      return new JsonString(text);
    }
    return schema.allows(JsonType.ARRAY)
        ? JsonArray.of(
            Arrays.stream(text.isEmpty() ? new String[0] : text.split(",", -1))
                .map(each -> of(schema.items(), each.strip()))
                .toList())
        : of(schema, text);
  }

  /** Whether no bytes are a body that a response allows: an empty text or file. */
  public static boolean mayBeEmpty(ResponseContract response, @Nullable String contentType) {
    String type = MediaType.of(contentType);
    Schema schema = TextBody.stated(response.content(), type);
    return schema == null
        ? MAY_BE_EMPTY.matcher(type).matches()
            && MediaRange.covering(response.content().keySet(), type) != null
        : accepts(schema, new JsonString(""));
  }

  private static boolean accepts(Schema schema, Json value) {
    return SchemaMismatch.of(schema, value).isEmpty();
  }

  /** The JSON value that a text is, or null. */
  public static @Nullable Json json(byte[] text) {
    JsonText read = JsonReader.read(text);
    return read.complete() && !isMalformed(read) ? read.value() : null;
  }

  static boolean isMalformed(JsonText read) {
    return read.flaws().stream().anyMatch(each -> each.kind() == JsonFlaw.Kind.MALFORMED);
  }
}
