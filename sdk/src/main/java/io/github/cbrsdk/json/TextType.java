package io.github.cbrsdk.json;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Strings. One that is not of the declared format reads all the same. */
final class TextType extends ScalarType<String> {
  private final Predicate<String> format;
  private final boolean secret;

  TextType(String expected, Predicate<String> format, boolean secret) {
    super(expected);
    this.format = format;
    this.secret = secret;
  }

  @Override
  @Nullable String read(Object value) {
    return value instanceof String text ? text : null;
  }

  @Override
  Object write(String value) {
    return value;
  }

  @Override
  boolean isSecret() {
    return secret;
  }

  @Override
  void inspect(Object value, Place place, Consumer<Discrepancy> discrepancies) {
    if (value instanceof String text && !format.test(text)) {
      discrepancies.accept(
          new Discrepancy(
              Discrepancy.Kind.BAD_FORMAT, place.toString(), expected(), "string of another form"));
    } else {
      super.inspect(value, place, discrepancies);
    }
  }
}
