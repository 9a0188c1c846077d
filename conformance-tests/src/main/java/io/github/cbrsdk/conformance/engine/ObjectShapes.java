package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The latest shapes of the objects at one node. For one thread. */
final class ObjectShapes {
  private static final int MAX_SHAPES = 4;

  private final SchemaNode node;
  private @Nullable ObjectShape @Nullable [] latest;
  private int next;

  ObjectShapes(SchemaNode node) {
    this.node = node;
  }

  ObjectShape of(ExchangeContext context, JsonObject object) {
    if (latest != null) {
      for (ObjectShape shape : latest) {
        if (shape != null && shape.matches(context, object)) {
          return shape;
        }
      }
    }
    ObjectShape shape = new ObjectShape(context, node, object);
    if (shape.isReusable()) {
      latest = latest == null ? new ObjectShape[MAX_SHAPES] : latest;
      latest[next] = shape;
      next = (next + 1) % MAX_SHAPES;
    }
    return shape;
  }
}
