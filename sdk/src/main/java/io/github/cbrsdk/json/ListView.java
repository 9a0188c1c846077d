package io.github.cbrsdk.json;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.RandomAccess;

/**
 * An unmodifiable list that reads items on access, so that one mistyped item does not prevent
 * access to the others.
 */
final class ListView<T> extends AbstractList<T> implements RandomAccess, Serializable {
  private static final long serialVersionUID = 1;

  private final transient JsonArray array;
  private final transient ListType<T> type;
  private final transient JsonPointer pointer;

  ListView(JsonArray array, ListType<T> type, JsonPointer pointer) {
    this.array = array;
    this.type = type;
    this.pointer = pointer;
  }

  /**
   * The item.
   *
   * @throws MistypedMemberException if the item has another type, or is null and may not be
   */
  @Override
  @SuppressWarnings("NullAway") // The type of the list declares items that may be null.
  public T get(int index) {
    Object value = array.get(index);
    ValueType<T> items = type.items();
    if (value == JsonNull.NULL && type.allowsNulls()) {
      return null;
    }
    T item = value == JsonNull.NULL ? null : items.read(value, pointer, "", index);
    if (item == null) {
      throw new MistypedMemberException(
          pointer.step("", index), items.expected(), items.found(value));
    }
    return item;
  }

  @Override
  public int size() {
    return array.size();
  }

  private Object writeReplace() {
    return Collections.unmodifiableList(new ArrayList<>(this));
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw SerializedModel.forged();
  }

  /** The JSON, with asterisks in place of secrets. */
  @Override
  public String toString() {
    return JsonWriter.text(array, type);
  }
}
