package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.sdk.SdkOperation;
import io.github.cbrsdk.http.ApiCall;
import io.github.cbrsdk.http.ApiClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Calls any operation of the contract with the SDK, by reflection. */
final class SdkCall {
  private SdkCall() {}

  /**
   * The call of an operation; parameters of other operations are ignored.
   *
   * @param path the values in the path, by name
   * @param query the values in the query
   * @throws IllegalArgumentException if the SDK rejects a parameter, or has no such operation
   */
  static ApiCall<?> of(
      Operation operation, ApiClient client, Map<String, String> path, QueryValues query) {
    Method method =
        SdkOperation.of(operation.id())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The SDK was generated without the operation " + operation.id()))
            .method();
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
      Parameter parameter, Map<String, String> path, QueryValues query) {
    Path inPath = parameter.getAnnotation(Path.class);
    Query inQuery = parameter.getAnnotation(Query.class);
    if (inPath != null) {
      return path.get(inPath.value());
    }
    return inQuery == null ? null : query.get(inQuery.value(), parameter.getParameterizedType());
  }
}
