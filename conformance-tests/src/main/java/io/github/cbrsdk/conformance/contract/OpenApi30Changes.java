package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the changes of a document of OpenAPI 3.0, which is read as one of 3.1, in the words of
 * 3.0. What did not change stays as its author wrote it.
 */
public final class OpenApi30Changes {
  private static final String NULLABLE = "nullable";
  private static final Map<String, String> NULL = Map.of("type", "null");
  private static final List<String> CHOICES = List.of("oneOf", "anyOf");

  /** What a nullable schema of 3.0 has beside the flag, and one of 3.1 as an option beside null. */
  private static final Set<String> WRAPPED = Set.of("$ref", "allOf", "oneOf", "discriminator");

  private OpenApi30Changes() {}

  /**
   * The changed document.
   *
   * @param written the document as its author wrote it
   * @param before how it is read
   * @param after the changed form of that
   */
  @SuppressWarnings("unchecked") // A map with changes is a map of names.
  public static Map<String, Object> write(
      Map<String, Object> written, Map<String, Object> before, Map<String, Object> after) {
    return (Map<String, Object>) Objects.requireNonNull(value(written, before, after));
  }

  private static @Nullable Object value(
      @Nullable Object written, @Nullable Object before, @Nullable Object after) {
    if (written != null && Objects.equals(before, after)) {
      return written;
    }
    if (after instanceof Map<?, ?> map) {
      return map(
          written instanceof Map<?, ?> old ? old : Map.of(),
          before instanceof Map<?, ?> old ? old : Map.of(),
          map);
    }
    if (after instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        elements.add(value(element(written, i), element(before, i), list.get(i)));
      }
      return elements;
    }
    return after;
  }

  private static @Nullable Object element(@Nullable Object list, int index) {
    return list instanceof List<?> elements && index < elements.size() ? elements.get(index) : null;
  }

  private static Map<String, @Nullable Object> map(
      Map<?, ?> written, Map<?, ?> read, Map<?, ?> changed) {
    Map<?, ?> before = unwrapped(read);
    Map<?, ?> after = unwrapped(changed);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    written.forEach(
        (name, value) -> {
          // What is not read as it is written has another keyword instead.
          if (after.containsKey(name) || !before.containsKey(name)) {
            map.put(String.valueOf(name), value);
          }
        });
    boolean isNullable = after != changed;
    for (Map.Entry<?, ?> each : after.entrySet()) {
      String name = String.valueOf(each.getKey());
      Object now = each.getValue();
      if (before.containsKey(name) && Objects.equals(before.get(name), now)) {
        continue; // As it was written, perhaps by another keyword.
      }
      if (CHOICES.contains(name) && now instanceof List<?> options) {
        isNullable |= options.contains(NULL);
        now = options.stream().filter(option -> !NULL.equals(option)).toList();
      }
      isNullable |= name.equals("enum") && now instanceof List<?> list && list.contains(null);
      map.put(name, Keywords.isData(name) ? now : value(written.get(name), before.get(name), now));
    }
    Object type = map.get("type");
    if (type instanceof List || "null".equals(type)) {
      List<?> types = type instanceof List<?> list ? list : List.of("null");
      isNullable |= types.contains("null");
      types(types.stream().filter(each -> !each.equals("null")).toList(), map);
    }
    if ("array".equals(map.get("type"))) {
      map.putIfAbsent("items", Map.of()); // 3.0 demands it.
    }
    if (isNullable) {
      map.put(NULLABLE, true);
    }
    return map;
  }

  /** A schema with what it has as the one option beside null; another map as it is. */
  private static Map<?, ?> unwrapped(Map<?, ?> schema) {
    if (!(schema.get("anyOf") instanceof List<?> options)
        || options.size() != 2
        || !NULL.equals(options.get(1))
        || !(options.get(0) instanceof Map<?, ?> option)
        || !WRAPPED.containsAll(option.keySet())
        || !Collections.disjoint(WRAPPED, schema.keySet())) {
      return schema;
    }
    Map<Object, Object> flat = new LinkedHashMap<>(schema);
    flat.remove("anyOf");
    flat.putAll(option);
    return flat;
  }

  /** States the types, of which 3.0 allows one, or those of several options. */
  private static void types(List<?> types, Map<String, @Nullable Object> schema) {
    if (types.size() == 1) {
      schema.put("type", types.get(0));
      return;
    }
    schema.remove("type");
    List<Object> options = new ArrayList<>();
    types.forEach(each -> options.add(map(Map.of(), Map.of(), Map.of("type", each))));
    if (types.isEmpty()) {
      List<@Nullable Object> onlyNull = new ArrayList<>();
      onlyNull.add(null);
      schema.put("enum", onlyNull);
    } else if (!schema.containsKey("anyOf")) {
      schema.put("anyOf", options);
    } else {
      List<@Nullable Object> all =
          new ArrayList<>(schema.get("allOf") instanceof List<?> stated ? stated : List.of());
      all.add(Map.of("anyOf", options));
      schema.put("allOf", all);
    }
  }
}
