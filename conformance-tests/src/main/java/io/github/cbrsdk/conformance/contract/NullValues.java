package io.github.cbrsdk.conformance.contract;

import java.util.List;
import java.util.Map;

/**
 * Nulls where OpenAPI allows none, which generators write and which a YAML name without a value
 * gives. A keyword that is null is read as absent, and an author's name without a value as {@code
 * {}}.
 */
final class NullValues {
  private NullValues() {}

  /** Replaces them in documents of others, and notes each keyword once. */
  static void replace(List<YamlNode> documents, UnknownWords unknown) {
    documents.forEach(document -> Keywords.forEachMap(document, map -> replace(map, unknown)));
  }

  private static void replace(YamlNode map, UnknownWords unknown) {
    for (Map.Entry<String, YamlNode> entry : List.copyOf(map.entries().entrySet())) {
      String keyword = entry.getKey();
      YamlNode value = entry.getValue();
      if (Keywords.areNamesIn(keyword, value)) {
        Map.copyOf(value.entries()).forEach((name, each) -> empty(name, each, value, unknown));
      } else if (isNull(value) && !Keywords.isData(keyword)) {
        unknown.add(value, "'" + keyword + "' is null, which is read as absent");
        value.remove();
      } else if (keyword.equals("type") && value.isList()) {
        type(map, value, unknown);
      }
    }
  }

  private static void empty(String name, YamlNode value, YamlNode names, UnknownWords unknown) {
    if (isNull(value)) {
      unknown.add(value, "an entry of '" + names.name() + "' is null, which is read as {}");
      names.put(name, value.like(Map.of()));
    }
  }

  /** YAML reads {@code type: [string, null]} as null itself, and not as the name of the type. */
  private static void type(YamlNode schema, YamlNode types, UnknownWords unknown) {
    if (types.elements().stream().anyMatch(NullValues::isNull)) {
      unknown.add(types, "null in the list of types is read as 'null'");
      YamlNode named = types.like(List.of());
      types.elements().forEach(each -> named.add(each.like(isNull(each) ? "null" : each.value())));
      schema.put("type", named);
    }
  }

  private static boolean isNull(YamlNode value) {
    return !value.isMap() && !value.isList() && value.value() == null;
  }
}
