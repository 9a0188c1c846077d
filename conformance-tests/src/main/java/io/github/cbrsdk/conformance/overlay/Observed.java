package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the values at one location have in common. For one thread. */
public final class Observed {
  /** Members of an object with more are keys of a map. */
  private static final int MAX_MEMBERS = 100;

  private static final int MAX_SCALARS = 1000;

  /** Whole objects and arrays take more memory. */
  private static final int MAX_OTHERS = 20;

  private final Set<JsonType> types = EnumSet.noneOf(JsonType.class);
  private final Map<Json, Long> scalars = new LinkedHashMap<>();
  private final Map<Json, Long> others = new LinkedHashMap<>();
  private final Map<Range.Measure, BigDecimal> least = new EnumMap<>(Range.Measure.class);
  private final Map<Range.Measure, BigDecimal> greatest = new EnumMap<>(Range.Measure.class);
  private final Map<String, Observed> members = new TreeMap<>();
  private @Nullable Observed elements;
  private long count;
  private long objects;

  /** Adds a value that is a reason for the finding. */
  public void add(Json value) {
    types.add(value.type());
    Map<Json, Long> alike = value.isScalar() ? scalars : others;
    if (alike.size() < (value.isScalar() ? MAX_SCALARS : MAX_OTHERS) || alike.containsKey(value)) {
      alike.merge(value, 1L, Long::sum);
    }
    for (Range.Measure measure : Range.Measure.values()) {
      BigDecimal size = measure.isOf(value.type()) ? measure.of(value) : null;
      if (size != null) {
        least.merge(measure, size, BigDecimal::min);
        greatest.merge(measure, size, BigDecimal::max);
      }
    }
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size() && members.size() < MAX_MEMBERS; i++) {
        members.computeIfAbsent(object.name(i), unused -> new Observed()).add(object.value(i));
      }
    }
    for (Json element : value.elements()) {
      elements = elements == null ? new Observed() : elements;
      elements.add(element);
    }
  }

  /** Counts a value, whether it is a reason for the finding or not. */
  public void addValue() {
    count++;
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

  /** The types of the values. */
  public Set<JsonType> types() {
    return types;
  }

  /** The different values, each with how often there was one; of very many the first ones. */
  public Map<Json, Long> values() {
    Map<Json, Long> values = new LinkedHashMap<>(scalars);
    values.putAll(others);
    return values;
  }

  /** The texts among the values, sorted. */
  public Set<String> texts() {
    Set<String> texts = new TreeSet<>();
    scalars.keySet().stream()
        .filter(JsonString.class::isInstance)
        .forEach(text -> texts.add(text.text()));
    return texts;
  }

  /** The least number, length or count; null if there was none, or none to compute with. */
  public @Nullable BigDecimal least(Range.Measure measure) {
    return least.get(measure);
  }

  /** The greatest number, length or count; null if there was none, or none to compute with. */
  public @Nullable BigDecimal greatest(Range.Measure measure) {
    return greatest.get(measure);
  }

  /** The members of the objects among the values. */
  public Map<String, Observed> members() {
    return members;
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
