package io.github.cbrsdk.json;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The type of a model. Resolved on use, because models refer to each other in circles. */
final class ModelReference<M extends JsonModel> extends ValueType<M> {
  private final Supplier<ModelType<M>> type;

  ModelReference(Supplier<ModelType<M>> type) {
    this.type = type;
  }

  @Override
  String expected() {
    return "object";
  }

  @Override
  @Nullable M read(Object value, JsonPointer parent, String name, int index) {
    return value instanceof JsonObject object
        ? type.get().view(object, parent.step(name, index))
        : null;
  }

  @Override
  Object write(M value) {
    return value.jsonObject();
  }

  @Override
  void inspect(Object value, JsonPointer at, Consumer<Discrepancy> discrepancies) {
    if (value instanceof JsonObject object) {
      type.get().inspect(object, at, discrepancies);
    } else {
      discrepancies.accept(discrepancy(Discrepancy.Kind.MISTYPED, at, found(value)));
    }
  }

  @Override
  Map<String, Member<?, ?>> members() {
    return type.get().byName();
  }
}
