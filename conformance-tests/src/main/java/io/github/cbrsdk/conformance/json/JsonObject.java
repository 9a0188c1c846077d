package io.github.cbrsdk.conformance.json;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
  @Override
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
  @Override
  public @Nullable Json get(String name) {
    for (int i = names.length - 1; i >= 0; i--) {
      // The length first, since most calls of equals would not be inlined.
      if (names[i].length() == name.length() && names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  /** It with another value of a member, which is the last one if it is new, or without if null. */
  public JsonObject with(String name, @Nullable Json value) {
    Map<String, Json> members = members();
    if (value == null) {
      members.remove(name);
    } else {
      members.put(name, value);
    }
    return of(members);
  }

  @Override
  public @Nullable Json with(List<?> path, @Nullable Json value) {
    if (path.isEmpty()) {
      return value;
    }
    String name = (String) path.get(0);
    Json member = path.size() == 1 ? value : get(name);
    return with(name, member == null ? null : member.with(path.subList(1, path.size()), value));
  }

  /** It with one more member, also if it has one of that name. */
  public JsonObject and(String name, Json value) {
    String[] longer = Arrays.copyOf(names, names.length + 1);
    Json[] more = Arrays.copyOf(values, values.length + 1);
    longer[names.length] = name;
    more[names.length] = value;
    return new JsonObject(longer, more);
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
