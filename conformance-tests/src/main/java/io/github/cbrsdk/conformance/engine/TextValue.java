package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonText;
import io.github.cbrsdk.conformance.json.JsonType;
import org.jspecify.annotations.Nullable;

/** What a text outside of JSON stands for: one in a URL, a header or a body of plain text. */
public final class TextValue {
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

  private static boolean accepts(Schema schema, Json value) {
    return SchemaMismatch.of(schema, value).isEmpty();
  }

  /** The JSON value that a text is, or null. */
  public static @Nullable Json json(byte[] text) {
    JsonText read = JsonReader.read(text);
    boolean isJson =
        read.complete()
            && read.flaws().stream().noneMatch(each -> each.kind() == JsonFlaw.Kind.MALFORMED);
    return isJson ? read.value() : null;
  }
}
