package io.github.cbrsdk.json;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Anything, as a tree. */
final class AnyType extends ScalarType<JsonNode> {
  AnyType() {
    super("anything");
  }

  @Override
  @Nullable JsonNode read(Object value) {
    return JsonTree.of(value);
  }

  @Override
  Object write(JsonNode value) {
    return JsonTree.value(value);
  }
}
