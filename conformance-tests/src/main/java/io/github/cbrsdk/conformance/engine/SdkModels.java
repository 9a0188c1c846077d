package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SDK's model of each operation's answer, found the way the generator names things: the tag's
 * interface has a method of the operation's id, and what that returns is the model.
 */
public class SdkModels {
  private static final List<String> PACKAGES =
      List.of("io.github.cbrsdk.api.", "io.github.cbrsdk.iam.api.");

  private final Map<String, Optional<ModelType<?>>> byOperation = new ConcurrentHashMap<>();

  /** The model of an operation's answer, or empty if the SDK has none. */
  public Optional<ModelType<?>> of(Operation operation) {
    return byOperation.computeIfAbsent(operation.id(), id -> find(operation));
  }

  private static Optional<ModelType<?>> find(Operation operation) {
    if (operation.tag().isEmpty()) {
      return Optional.empty();
    }
    String name =
        operation.tag().substring(0, 1).toUpperCase(Locale.ROOT) + operation.tag().substring(1);
    for (String packageName : PACKAGES) {
      try {
        Class<?> api = Class.forName(packageName + name + "Api");
        for (Method method : api.getMethods()) {
          if (method.getName().equals(operation.id())) {
            return model(method.getGenericReturnType());
          }
        }
      } catch (ClassNotFoundException e) {
        // Then it is in the next package, or nowhere.
      }
    }
    return Optional.empty();
  }

  private static Optional<ModelType<?>> model(Type returned) {
    if (returned instanceof ParameterizedType call
        && call.getActualTypeArguments()[0] instanceof Class<?> model
        && JsonModel.class.isAssignableFrom(model)) {
      return Optional.of(ModelType.of(model.asSubclass(JsonModel.class)));
    }
    return Optional.empty();
  }
}
