package io.github.cbrsdk.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An immutable JSON array. */
final class JsonArray {
  static final JsonArray EMPTY = new JsonArray(new Object[0]);

  private final Object[] items;

  /** The array must not be modified afterwards. */
  JsonArray(Object[] items) {
    this.items = items;
  }

  int size() {
    return items.length;
  }

  Object get(int i) {
    return items[i];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArray that && Arrays.equals(items, that.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }
}
