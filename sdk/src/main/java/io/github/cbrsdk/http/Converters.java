package io.github.cbrsdk.http;

import io.github.cbrsdk.json.JsonModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Path;

/** How arguments of a generated operation become parts of a request. */
final class Converters extends Converter.Factory {
  private static final MediaType JSON = MediaType.get("application/json");

  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Path path) {
        return value -> PathSegment.require(path.value(), value.toString());
      }
    }
    return null;
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
    return type instanceof Class<?> model && JsonModel.class.isAssignableFrom(model)
        ? value ->
            RequestBody.create(((JsonModel) value).toJson().getBytes(StandardCharsets.UTF_8), JSON)
        : null;
  }
}
