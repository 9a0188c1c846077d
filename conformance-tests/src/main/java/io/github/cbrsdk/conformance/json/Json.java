package io.github.cbrsdk.conformance.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value, immutable. */
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {
  /** The value of maps, lists, scalars and other values; anything else becomes a string. */
  static Json of(@Nullable Object value) {
    if (value instanceof Json json) {
      return json;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Json> members = new LinkedHashMap<>();
      map.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
      return JsonObject.of(members);
    }
    if (value instanceof List<?> list) {
      return JsonArray.of(list.stream().map(Json::of).toList());
    }
    if (value instanceof Number number) {
      return JsonNumber.of(number.toString());
    }
    if (value instanceof Boolean bool) {
      return JsonBoolean.of(bool);
    }
    return value == null ? JsonNull.NULL : new JsonString(value.toString());
  }

  /** The same value without the members that are null. */
  static Json withoutNulls(Json value) {
    if (value instanceof JsonArray array) {
      return JsonArray.of(array.elements().stream().map(Json::withoutNulls).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    Map<String, Json> members = object.members();
    members.values().removeIf(member -> member == JsonNull.NULL);
    members.replaceAll((name, member) -> withoutNulls(member));
    return JsonObject.of(members);
  }

  /** Its type; {@link JsonType#INTEGER} for a number without a fractional part. */
  JsonType type();

  /** The content of a string, another scalar as it is written; empty for an object or array. */
  default String text() {
    return "";
  }

  /** Whether it is neither an object nor an array. */
  default boolean isScalar() {
    return type().index() < JsonType.ARRAY.index();
  }

  /** The number of members or elements; 0 for a scalar. */
  default int size() {
    return 0;
  }

  /** The last member of that name, or null if there is none. */
  default @Nullable Json get(String name) {
    return null;
  }

  /** The elements of an array, unmodifiable; none of other values. */
  default List<Json> elements() {
    return List.of();
  }

  /** The value at a path of names and indices, or null if there is none. */
  default @Nullable Json at(List<?> path) {
    Json value = this;
    for (Object step : path) {
      if (step instanceof Integer index) {
        value = index < value.elements().size() ? value.elements().get(index) : null;
      } else {
        value = value.get((String) step);
      }
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  /** It with another value at a path of names and indices, or without that member if null. */
  default @Nullable Json with(List<?> path, @Nullable Json value) {
    return path.isEmpty() ? value : this;
  }
}
