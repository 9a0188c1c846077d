package io.github.cbrsdk.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.json.Member;
import io.github.cbrsdk.model.GatewayError;
import io.github.cbrsdk.model.OpenStackErrorDetail;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The error code, message and request id of an error body, read from any of the known envelopes.
 * Values of other types and a truncated body are read as far as possible.
 */
record ErrorBody(@Nullable String code, @Nullable String message, @Nullable String requestId) {
  private static final JsonFactory JSON = new JsonFactory();

  static ErrorBody of(String text) {
    Map<String, String> outer = new HashMap<>();
    Map<String, String> inner = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      read(parser, outer, inner);
    } catch (IOException e) {
      // The members before the syntax error are used.
    }
    // The identity service and OpenStack nest code and message in an object.
    return new ErrorBody(
        first(outer, GatewayError.ERROR_CODE, inner, OpenStackErrorDetail.CODE),
        first(outer, GatewayError.ERROR_MSG, inner, OpenStackErrorDetail.MESSAGE),
        outer.get(GatewayError.REQUEST_ID.name()));
  }

  private static void read(JsonParser parser, Map<String, String> outer, Map<String, String> inner)
      throws IOException {
    int depth = 0;
    do {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return;
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && depth <= 2) {
        String name = parser.currentName();
        if (name != null) {
          (depth == 1 ? outer : inner).putIfAbsent(name, parser.getText());
        }
      }
    } while (depth > 0);
  }

  private static @Nullable String first(
      Map<String, String> outer,
      Member<?, ?> ofOuter,
      Map<String, String> inner,
      Member<?, ?> ofInner) {
    String value = outer.get(ofOuter.name());
    return value != null ? value : inner.get(ofInner.name());
  }
}
