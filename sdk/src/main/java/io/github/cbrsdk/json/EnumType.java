package io.github.cbrsdk.json;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Strings of which the contract lists values. An unlisted one reads too. */
final class EnumType<E extends OpenEnum> extends ScalarType<E> {
  private final OpenEnum.Values<E> values;

  EnumType(OpenEnum.Values<E> values) {
    super("one of " + values);
    this.values = values;
  }

  @Override
  @Nullable E read(Object value) {
    return value instanceof String text ? values.of(text) : null;
  }

  @Override
  Object write(E value) {
    return value.toString();
  }

  @Override
  void inspect(Object value, Place place, Consumer<Discrepancy> discrepancies) {
    E read = read(value);
    if (read != null && !read.isListed()) {
      discrepancies.accept(
          new Discrepancy(
              Discrepancy.Kind.OUT_OF_ENUM, place.toString(), expected(), "another string"));
    } else {
      super.inspect(value, place, discrepancies);
    }
  }
}
