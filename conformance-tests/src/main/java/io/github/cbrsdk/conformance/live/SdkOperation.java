package io.github.cbrsdk.conformance.live;

import io.github.cbrsdk.conformance.contract.Operation;
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

/**
 * An operation of the contract as the SDK has it. The generator names interface and method after
 * the operation, so a new operation can be called without a new line of code.
 */
final class SdkOperation {
  private static final String PACKAGE = "io.github.cbrsdk.api.";

  private final Method method;

  private SdkOperation(Method method) {
    this.method = method;
  }

  /**
   * Finds an operation.
   *
   * @throws IllegalArgumentException if the SDK does not have it
   */
  static SdkOperation of(Operation operation) {
    try {
      Class<?> api = Class.forName(PACKAGE + operation.tag() + "Api");
      return Arrays.stream(api.getMethods())
          .filter(method -> method.getName().equals(operation.id()))
          .map(SdkOperation::new)
          .findFirst()
          .orElseThrow(() -> missing(operation));
    } catch (ClassNotFoundException e) {
      throw missing(operation);
    }
  }

  /**
   * The call with those parameters; others are left out.
   *
   * @param path the values in the path, by name
   * @param query the values in the query
   * @throws IllegalArgumentException if the SDK refuses one of them
   */
  ApiCall<?> call(ApiClient client, Map<String, String> path, QueryValues query) {
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

  private static IllegalArgumentException missing(Operation operation) {
    return new IllegalArgumentException("The SDK has no operation " + operation.id());
  }
}
