package io.github.cbrsdk.conformance.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.ModelType;
import io.github.cbrsdk.json.NoContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An operation of the contract as the generated SDK has it. The look-up by operation id is
 * generated with the SDK, so that no name of a class or method is guessed.
 *
 * @param method the interface method that makes the call
 * @param model the model that a successful response is read as, or empty if that is read as
 *     something else or not at all
 */
public record SdkOperation(Method method, Optional<ModelType<?>> model) {
  private static final List<String> LOOK_UPS =
      List.of(
          "/META-INF/io.github.cbrsdk/cbr/operations.ndjson",
          "/META-INF/io.github.cbrsdk/iam/operations.ndjson");

  /** On first use; the SDK does not change while this runs. */
  private static final class All {
    static final Map<String, SdkOperation> BY_ID = read();
  }

  /** The operation of that id, or empty if the SDK was generated without it. */
  public static Optional<SdkOperation> of(String operationId) {
    return Optional.ofNullable(All.BY_ID.get(operationId));
  }

  private static SdkOperation of(Method method) {
    return new SdkOperation(
        method,
        result(method) instanceof Class<?> model && JsonModel.class.isAssignableFrom(model)
            ? Optional.of(ModelType.of(model.asSubclass(JsonModel.class)))
            : Optional.empty());
  }

  /** Whether the SDK reads nothing of a successful response. */
  public boolean hasNoContent() {
    return result(method) == NoContent.class;
  }

  private static Type result(Method method) {
    return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
  }

  private static Map<String, SdkOperation> read() {
    ObjectMapper mapper = new ObjectMapper();
    Map<String, SdkOperation> operations = new HashMap<>();
    for (String lookUp : LOOK_UPS) {
      try (var in = Objects.requireNonNull(SdkOperation.class.getResourceAsStream(lookUp));
          MappingIterator<JsonNode> lines = mapper.readerFor(JsonNode.class).readValues(in)) {
        while (lines.hasNext()) {
          JsonNode line = lines.next();
          operations.put(
              line.path("operation").asText(),
              method(line.path("api").asText(), line.path("method").asText()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(lookUp + " cannot be read", e);
      }
    }
    return operations;
  }

  private static SdkOperation method(String api, String name) {
    try {
      return Arrays.stream(Class.forName(api).getMethods())
          .filter(method -> method.getName().equals(name))
          .findFirst()
          .map(SdkOperation::of)
          .orElseThrow(() -> new IllegalStateException(api + " has no method " + name));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(api + " is not in the SDK's jar", e);
    }
  }
}
