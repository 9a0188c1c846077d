package io.github.cbrsdk.conformance.probe;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import io.github.cbrsdk.http.ApiCall;
import io.github.cbrsdk.http.ApiClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Calls any operation of the contract with the SDK, by reflection. */
final class SdkCall {
  private static final ObjectMapper JAVA =
      JsonMapper.builder().enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS).build();

  private SdkCall() {}

  /**
   * The call of an operation; parameters of other operations are ignored.
   *
   * @param query has the values in its query
   * @throws IllegalArgumentException if the SDK rejects a parameter, or has no such operation
   */
  static ApiCall<?> of(
      Operation operation, ApiClient client, Map<String, String> path, HttpUrl query) {
    Method method = SdkOperation.of(operation.id()).map(SdkOperation::method).orElse(null);
    if (method == null) {
      throw new IllegalArgumentException(
          "The SDK was generated without the operation " + operation.id());
    }
    Object[] arguments =
        Arrays.stream(method.getParameters())
            .map(parameter -> argument(parameter, path, query))
            .toArray();
    try {
      return (ApiCall<?>) method.invoke(client.api(method.getDeclaringClass()), arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object argument(
      Parameter parameter, Map<String, String> path, HttpUrl query) {
    Path inPath = parameter.getAnnotation(Path.class);
    Query inQuery = parameter.getAnnotation(Query.class);
    if (inPath != null) {
      return path.get(inPath.value());
    }
    List<@Nullable String> texts =
        inQuery == null ? List.of() : query.queryParameterValues(inQuery.value());
    return texts.isEmpty()
        ? null
        : JAVA.convertValue(texts, JAVA.constructType(parameter.getParameterizedType()));
  }
}
