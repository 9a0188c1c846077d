package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonText;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of a response: as JSON, or as a text where the contract describes one. */
final class BodyReader {
  private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w.:-]+)");

  private BodyReader() {}

  /** The body as a text or as JSON, if it should be or looks as if it were; otherwise null. */
  static @Nullable JsonText read(Response response, ResponseDefinition definition) {
    byte[] body = response.body();
    if (body == null || body.length == 0) {
      return null;
    }
    String header = response.headers().first("Content-Type");
    SchemaNode node = definition.body();
    if (node != null && definition.isText() && header != null) {
      Schema schema = node.schema(Long.numberOfTrailingZeros(node.declared()));
      Json value = TextValue.of(schema, text(body, header));
      return new JsonText(value, true, List.of(), null);
    }
    String type = MediaType.of(header);
    boolean should = type.isEmpty() ? node != null : MediaRange.isJson(type);
    if (should || !looksLikeJson(body)) {
      return should ? JsonReader.read(body) : null;
    }
    JsonText json = JsonReader.read(body);
    boolean isOther = TextValue.isMalformed(json) && definition.undeclared(type) == 0;
    return isOther ? null : json;
  }

  /** A text as it was sent, or in UTF-8, as which most recordings keep it. */
  private static String text(byte[] body, String contentType) {
    String text = new String(body, UTF_8);
    boolean isUtf8 = text.chars().noneMatch(c -> c == 0 || c == '\uFFFD');
    return isUtf8 ? text : new String(body, charset(contentType));
  }

  private static Charset charset(String contentType) {
    Matcher stated = CHARSET.matcher(contentType);
    return stated.find() && Charset.isSupported(stated.group(1))
        ? Charset.forName(stated.group(1))
        : UTF_8;
  }

  private static boolean looksLikeJson(byte[] body) {
    for (byte b : body) {
      if (b == '{' || b == '[') {
        return true;
      }
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return false;
  }
}
