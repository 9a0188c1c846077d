package io.github.cbrsdk.json;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * An unmodifiable list that reads each item when it is asked for, so that one bad item hides no
 * other.
 */
final class ListView<T> extends AbstractList<T> implements RandomAccess {
  private final JsonArray array;
  private final ValueType<T> items;
  private final Place place;

  ListView(JsonArray array, ValueType<T> items, Place place) {
    this.array = array;
    this.items = items;
    this.place = place;
  }

  /**
   * The item.
   *
   * @throws MistypedMemberException if it is null or not of the type of the list
   */
  @Override
  public T get(int index) {
    Object value = array.get(index);
    T item = value == JsonNull.NULL ? null : items.read(value, place, "", index);
    if (item == null) {
      throw new MistypedMemberException(
          place.step("", index), items.expected(), items.found(value));
    }
    return item;
  }

  @Override
  public int size() {
    return array.size();
  }

  /** The JSON, with secrets struck out, whether or not each item can be read. */
  @Override
  public String toString() {
    return JsonWriter.redact(array, items);
  }
}
