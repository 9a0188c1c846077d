package io.github.cbrsdk.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.json.JsonModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Path;

/** Converts arguments of operations to path segments, parameters, headers and bodies. */
final class Converters extends Converter.Factory {
  private static final MediaType JSON = MediaType.get("application/json");

  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Path path) {
        return value -> requireSegment(path.value(), text(value));
      }
    }
    return Converters::text;
  }

  /** Rejects a value that would change the structure of the path. */
  private static String requireSegment(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    } else if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(name + " is a dot segment");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '/' || c == '\\' || Character.isISOControl(c)) {
        throw new IllegalArgumentException(
            name + " has a slash or a control character at index " + i);
      }
    }
    return value;
  }

  /** Times always with seconds, and numbers without exponent, unlike their toString. */
  private static String text(Object value) {
    return value instanceof OffsetDateTime time
        ? time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
        : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
    return type instanceof Class<?> json
            && (JsonModel.class.isAssignableFrom(json) || JsonNode.class.isAssignableFrom(json))
        ? value -> RequestBody.create(json(value).getBytes(StandardCharsets.UTF_8), JSON)
        : null;
  }

  private static String json(Object value) {
    return value instanceof JsonModel model ? model.toJson() : value.toString();
  }
}
