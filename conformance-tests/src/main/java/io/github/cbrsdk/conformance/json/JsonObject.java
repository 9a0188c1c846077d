package io.github.cbrsdk.conformance.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object: its members in the order in which they were written, duplicates included. */
public final class JsonObject implements Json {
  private final String[] names;
  private final Json[] values;

  JsonObject(String[] names, Json[] values) {
    this.names = names;
    this.values = values;
  }

  /** An object with the members of that map, in its order. */
  public static JsonObject of(Map<String, Json> members) {
    return new JsonObject(
        members.keySet().toArray(String[]::new), members.values().toArray(Json[]::new));
  }

  /** The number of members, duplicates counted. */
  public int size() {
    return names.length;
  }

  public String name(int index) {
    return names[index];
  }

  public Json value(int index) {
    return values[index];
  }

  /** The value of the last member of that name, as most parsers take it, or null if absent. */
  public @Nullable Json get(String name) {
    for (int i = names.length - 1; i >= 0; i--) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /** The members by name; of duplicates the last. */
  public Map<String, Json> members() {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      members.put(names[i], values[i]);
    }
    return members;
  }

  @Override
  public JsonType type() {
    return JsonType.OBJECT;
  }

  /** Equal if both have equal members, in any order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject object
        && object.names.length == names.length
        && object.members().equals(members());
  }

  @Override
  public int hashCode() {
    return members().hashCode();
  }
}
