package io.github.cbrsdk.json;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Arrays whose items are all of one type. */
final class ListType<T> extends ValueType<List<T>> {
  private final ValueType<T> items;

  ListType(ValueType<T> items) {
    this.items = items;
  }

  @Override
  String expected() {
    return "array";
  }

  @Override
  @Nullable List<T> read(Object value, Place parent, String name, int index) {
    return value instanceof JsonArray array
        ? new ListView<>(array, items, parent.step(name, index))
        : null;
  }

  @Override
  Object write(List<T> value) {
    return new JsonArray(value.stream().map(items::write).toArray());
  }

  @Override
  void inspect(Object value, Place place, Consumer<Discrepancy> discrepancies) {
    if (!(value instanceof JsonArray array)) {
      discrepancies.accept(
          new Discrepancy(Discrepancy.Kind.MISTYPED, place.toString(), expected(), found(value)));
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      Place item = place.step("", i);
      if (array.get(i) == JsonNull.NULL) {
        discrepancies.accept(
            new Discrepancy(Discrepancy.Kind.NULL, item.toString(), items.expected(), "null"));
      } else {
        items.inspect(array.get(i), item, discrepancies);
      }
    }
  }

  @Override
  ValueType<?> items() {
    return items;
  }
}
