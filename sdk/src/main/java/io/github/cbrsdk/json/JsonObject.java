package io.github.cbrsdk.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON object that keeps the order of members, nulls and the literals of numbers.
 *
 * <p>It has no accessors: read it through a model, or convert it by {@link JsonModel#toTree()}.
 */
@ExactJson
public final class JsonObject {
  static final JsonObject EMPTY = new JsonObject(new Object[0]);

  /** Longer arrays of entries have a hash index. */
  static final int MAX_LINEAR_SEARCH = 128;

  /** Names at even indexes, each followed by its value. */
  private final Object[] entries;

  private final @Nullable Map<String, Integer> index;

  /**
   * The array must not be modified afterwards. Its names must be unique, or {@link #hasDuplicates}
   * asked for.
   */
  JsonObject(Object[] entries) {
    this.entries = entries;
    this.index = entries.length > MAX_LINEAR_SEARCH ? index(entries) : null;
  }

  private static Map<String, Integer> index(Object[] entries) {
    Map<String, Integer> index = new HashMap<>(entries.length);
    for (int i = 0; i < entries.length; i += 2) {
      index.put((String) entries[i], i);
    }
    return index;
  }

  /**
   * Reads a JSON object.
   *
   * @param json UTF-8 text of exactly one JSON object
   * @throws MalformedJsonException if the text is not exactly one JSON object
   */
  public static JsonObject parse(byte[] json) {
    return JsonReader.read(json, Long.MAX_VALUE);
  }

  /** The object of a model, or the given object. */
  static JsonObject in(Object value) {
    return value instanceof JsonModel model ? model.jsonObject() : (JsonObject) value;
  }

  /** This object, or a model of it if the type is a model. */
  Object as(Class<?> type) {
    return type == JsonObject.class
        ? this
        : ModelType.of(type.asSubclass(JsonModel.class)).of(this);
  }

  /** Whether a name occurs twice. False for an object without an index. */
  boolean hasDuplicates() {
    return index != null && index.size() < size();
  }

  int size() {
    return entries.length / 2;
  }

  String name(int i) {
    return (String) entries[2 * i];
  }

  Object value(int i) {
    return entries[2 * i + 1];
  }

  /** The value of a member: {@link JsonNull} if it is null, Java's null if it is absent. */
  @Nullable Object get(String name) {
    int at = find(name);
    return at < 0 ? null : entries[at + 1];
  }

  private int find(String name) {
    if (index != null) {
      return index.getOrDefault(name, -1);
    }
    // Names of the parser and the models are interned: comparing references finds most members.
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i] == name) {
        return i;
      }
    }
    for (int i = 0; i < entries.length; i += 2) {
      if (name.equals(entries[i])) {
        return i;
      }
    }
    return -1;
  }

  JsonObject with(String name, Object value) {
    int at = find(name);
    Object[] changed = Arrays.copyOf(entries, at < 0 ? entries.length + 2 : entries.length);
    int to = at < 0 ? entries.length : at;
    changed[to] = name;
    changed[to + 1] = value;
    return new JsonObject(changed);
  }

  JsonObject without(String name) {
    int at = find(name);
    if (at < 0) {
      return this;
    }
    Object[] changed = new Object[entries.length - 2];
    System.arraycopy(entries, 0, changed, 0, at);
    System.arraycopy(entries, at + 2, changed, at, changed.length - at);
    return new JsonObject(changed);
  }

  /** Two objects are equal if they have equal members, in any order. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof JsonObject that) || size() != that.size()) {
      return false;
    }
    for (int i = 0; i < entries.length; i += 2) {
      if (!entries[i + 1].equals(that.get((String) entries[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < entries.length; i += 2) {
      hash += entries[i].hashCode() ^ entries[i + 1].hashCode();
    }
    return hash;
  }

  /** Only the number of members: the object does not know which members are secrets. */
  @Override
  public String toString() {
    return "JSON object of " + size() + " members";
  }
}
