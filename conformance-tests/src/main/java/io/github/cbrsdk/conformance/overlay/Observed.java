package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the values at one location have in common. For one thread. */
public final class Observed {
  /** Members of an object with more are keys of a map. */
  private static final int MAX_MEMBERS = 100;

  private static final int MAX_TEXTS = 1000;

  private final Set<JsonType> types = EnumSet.noneOf(JsonType.class);
  private final Map<String, Long> texts = new TreeMap<>();
  private final Map<String, Observed> members = new TreeMap<>();
  private @Nullable Observed elements;
  private @Nullable BigDecimal least;
  private @Nullable BigDecimal greatest;
  private long count;
  private long objects;

  public void add(Json value) {
    count++;
    types.add(value.type());
    if (value instanceof JsonString string && texts.size() < MAX_TEXTS) {
      texts.merge(string.value(), 1L, Long::sum);
    } else if (value instanceof JsonNumber number) {
      add(number);
    } else if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size() && members.size() < MAX_MEMBERS; i++) {
        members.computeIfAbsent(object.name(i), unused -> new Observed()).add(object.value(i));
      }
    } else if (value instanceof JsonArray array) {
      for (Json element : array.elements()) {
        elements = elements == null ? new Observed() : elements;
        elements.add(element);
      }
    }
  }

  private void add(JsonNumber number) {
    BigDecimal exact = number.value();
    if (exact != null) {
      least = least == null ? exact : least.min(exact);
      greatest = greatest == null ? exact : greatest.max(exact);
    }
  }

  /** Counts an object that could have the member, whether it has it or not. */
  public void addObject() {
    objects++;
  }

  /** How many values there were. */
  public long count() {
    return count;
  }

  /** How many objects there were that could have had it. */
  public long objects() {
    return objects;
  }

  public Map<String, Long> texts() {
    return texts;
  }

  public @Nullable BigDecimal least() {
    return least;
  }

  public @Nullable BigDecimal greatest() {
    return greatest;
  }

  /** The narrowest schema that says no more than its type of any value. */
  public Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (JsonType type : types) {
      if (type != JsonType.INTEGER || !types.contains(JsonType.NUMBER)) {
        names.add(type.id());
      }
    }
    // Null comes last, as people write it.
    if (names.remove(JsonType.NULL.id())) {
      names.add(JsonType.NULL.id());
    }
    if (!names.isEmpty()) {
      schema.put("type", names.size() == 1 ? names.get(0) : names);
    }
    if (!members.isEmpty() && members.size() < MAX_MEMBERS) {
      Map<String, Object> properties = new LinkedHashMap<>();
      members.forEach((name, member) -> properties.put(name, member.schema()));
      schema.put("properties", properties);
    }
    if (elements != null) {
      schema.put("items", elements.schema());
    }
    return schema;
  }
}
