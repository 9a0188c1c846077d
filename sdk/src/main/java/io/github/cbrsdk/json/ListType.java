package io.github.cbrsdk.json;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The type of arrays with items of one type. */
final class ListType<T> extends ValueType<List<T>> {
  private final ValueType<T> items;
  private final boolean nullable;

  ListType(ValueType<T> items, boolean nullable) {
    this.items = items;
    this.nullable = nullable;
  }

  @Override
  String expected() {
    return "array";
  }

  @Override
  @Nullable List<T> read(Object value, JsonPointer parent, String name, int index) {
    return value instanceof JsonArray array
        ? new ListView<>(array, this, parent.step(name, index))
        : null;
  }

  @Override
  Object write(List<T> value) {
    return new JsonArray(
        value.stream().map(item -> item == null ? JsonNull.NULL : items.write(item)).toArray());
  }

  @Override
  void inspect(Object value, JsonPointer at, Consumer<Discrepancy> discrepancies) {
    if (!(value instanceof JsonArray array)) {
      discrepancies.accept(discrepancy(Discrepancy.Kind.MISTYPED, at, found(value)));
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      JsonPointer item = at.step("", i);
      if (array.get(i) != JsonNull.NULL) {
        items.inspect(array.get(i), item, discrepancies);
      } else if (!nullable) {
        discrepancies.accept(items.discrepancy(Discrepancy.Kind.NULL, item, "null"));
      }
    }
  }

  boolean allowsNulls() {
    return nullable;
  }

  @Override
  ValueType<T> items() {
    return items;
  }
}
