package io.github.cbrsdk.conformance.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rewrites the schemas of an OpenAPI 3.0 document in the words of 3.1. */
final class OpenApi30 {
  /** What null need not keep to where it is allowed beside. */
  private static final List<String> WRAPPED = List.of("$ref", "allOf", "oneOf");

  private OpenApi30() {}

  /** Whether the first of some documents is one of 3.0. */
  static boolean isVersionOf(List<YamlNode> documents) {
    YamlNode version = documents.get(0).get("openapi");
    return version != null && String.valueOf(version.value()).startsWith("3.0");
  }

  /** Rewrites documents if the first is one of 3.0, to which the others belong. */
  static void upgrade(List<YamlNode> documents) {
    if (isVersionOf(documents)) {
      documents.forEach(each -> Keywords.forEachMap(each, OpenApi30::rewrite));
      documents.get(0).put("openapi", documents.get(0).require("openapi").like("3.1.0"));
    }
  }

  private static void rewrite(YamlNode node) {
    limit(node, "exclusiveMinimum", "minimum");
    limit(node, "exclusiveMaximum", "maximum");
    nullable(node);
  }

  /** A boolean limit becomes the number itself. */
  private static void limit(YamlNode schema, String exclusive, String inclusive) {
    YamlNode flag = schema.get(exclusive);
    YamlNode number = schema.get(inclusive);
    if (flag != null && flag.value() instanceof Boolean isExclusive) {
      flag.remove();
      if (isExclusive && number != null) {
        number.remove();
        schema.put(exclusive, number);
      }
    }
  }

  /** Null is allowed by the type, or beside what the schema says else. */
  private static void nullable(YamlNode schema) {
    YamlNode flag = schema.get("nullable");
    if (flag == null || !(flag.value() instanceof Boolean isNullable)) {
      return;
    }
    flag.remove();
    if (!isNullable) {
      return;
    }
    YamlNode values = schema.get("enum");
    if (values != null
        && values.isList()
        && values.elements().stream().noneMatch(each -> each.value() == null)) {
      values.add(flag.like(null));
    }
    YamlNode type = schema.get("type");
    if (type != null && type.value() instanceof String name) {
      YamlNode types = type.like(List.of());
      types.add(type.like(name));
      types.add(type.like("null"));
      schema.put("type", types);
    } else if (WRAPPED.stream().anyMatch(each -> schema.get(each) != null)) {
      wrap(schema, flag);
    } else {
      addNull(schema.get("anyOf"), flag);
    }
  }

  private static void wrap(YamlNode schema, YamlNode flag) {
    YamlNode other = flag.like(Map.of());
    boolean isNamed = schema.get("oneOf") != null;
    for (String keyword : List.of("$ref", "allOf", "oneOf", "discriminator")) {
      YamlNode value = schema.get(keyword);
      if (value != null && (isNamed || !keyword.equals("discriminator"))) {
        value.remove();
        other.put(keyword, value);
      }
    }
    YamlNode choice = flag.like(List.of());
    choice.add(other);
    addNull(choice, flag);
    schema.put("anyOf", choice);
  }

  private static void addNull(@Nullable YamlNode choice, YamlNode flag) {
    if (choice != null && choice.isList()) {
      YamlNode isNull = flag.like(Map.of());
      isNull.put("type", flag.like("null"));
      choice.add(isNull);
    }
  }
}
