package io.github.cbrsdk.conformance.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts copies in the place of references. Those of a schema to itself stay, and only the components
 * that they refer to.
 */
final class Dereferencing {
  private static final int MAX_VALUES = 1_000_000;
  private static final Set<String> ANNOTATIONS =
      Set.of("title", "summary", "description", "deprecated", "example", "examples");

  private final Deque<YamlNode> open = new ArrayDeque<>();
  private final Set<YamlNode> kept = new LinkedHashSet<>();
  private int values;

  private Dereferencing() {}

  /**
   * A document without references.
   *
   * @throws ContractException if it would have more than a million values
   */
  static Map<String, Object> of(YamlNode document) {
    Dereferencing dereferencing = new Dereferencing();
    Map<String, Object> whole = new LinkedHashMap<>();
    document
        .entries()
        .forEach(
            (name, value) -> {
              if (!name.equals("components")) {
                whole.put(name, dereferencing.value(value));
              }
            });
    Map<String, Object> components = dereferencing.components(document);
    if (!components.isEmpty()) {
      whole.put("components", components);
    }
    return whole;
  }

  private Map<String, Object> components(YamlNode document) {
    Map<String, Object> components = new LinkedHashMap<>();
    document
        .find("components", "securitySchemes")
        .ifPresent(schemes -> components.put("securitySchemes", value(schemes)));
    Map<String, Object> schemas = new LinkedHashMap<>();
    Set<YamlNode> written = new LinkedHashSet<>();
    while (!written.containsAll(kept)) {
      for (YamlNode target : List.copyOf(kept)) {
        if (written.add(target)) {
          schemas.put(target.name(), within(target));
        }
      }
    }
    if (!schemas.isEmpty()) {
      components.put("schemas", schemas);
    }
    return components;
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  private @Nullable Object value(YamlNode node) {
    if (++values > MAX_VALUES) {
      throw node.error("without references the document has more than a million values");
    }
    if (node.isMap()) {
      return node.get("$ref") == null ? entries(node) : dereferenced(node);
    }
    if (node.isList()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.elements().forEach(element -> list.add(value(element)));
      return list;
    }
    return node.value();
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  private Map<String, Object> entries(YamlNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.entries().forEach((name, child) -> map.put(name, value(child)));
    return map;
  }

  private Object dereferenced(YamlNode node) {
    YamlNode target = Reference.targetOf(node);
    if (open.contains(target)) {
      kept.add(target);
      return node.toMap();
    }
    Map<String, Object> beside = entries(node);
    beside.remove("$ref");
    Object copy = within(target);
    if (beside.isEmpty() || !(copy instanceof Map<?, ?> map)) {
      return copy;
    }
    Map<String, Object> merged = new LinkedHashMap<>();
    if (beside.keySet().stream().allMatch(name -> !map.containsKey(name) || isAnnotation(name))) {
      map.forEach((name, value) -> merged.put((String) name, value));
    } else {
      merged.put("allOf", List.of(map));
    }
    merged.putAll(beside);
    return merged;
  }

  private static boolean isAnnotation(String keyword) {
    return ANNOTATIONS.contains(keyword) || keyword.startsWith("x-");
  }

  private Object within(YamlNode target) {
    open.push(target);
    Object copy = value(target);
    open.pop();
    return copy == null ? Map.of() : copy;
  }
}
