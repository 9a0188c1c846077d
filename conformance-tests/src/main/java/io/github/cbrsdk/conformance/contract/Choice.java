package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A choice between schemas: a {@code oneOf}, an {@code anyOf}, or a {@code discriminator} between
 * the schemas that include the one that states it.
 *
 * @param part the schema that states it
 * @param node the keyword's value, which is an option too where the schema itself is one
 * @param options the schemas to choose from
 * @param isExclusive whether a value must not match two of them
 * @param discriminator tells by a member which one it is, or null
 */
record Choice(
    YamlNode part,
    YamlNode node,
    List<YamlNode> options,
    boolean isExclusive,
    @Nullable Discriminator discriminator) {
  /** Choices inside each other, of which each multiplies the number of schemas. */
  static final int MAX_NESTED = 3;

  static Choice of(YamlNode part, String keyword, YamlNode group, List<YamlNode> options) {
    YamlNode discriminator = part.get("discriminator");
    return new Choice(
        part,
        group,
        options,
        keyword.equals("oneOf"),
        discriminator == null ? null : discriminator(discriminator, options));
  }

  /** The choice between a schema and those that include it; null if there are none. */
  static @Nullable Choice ofChildren(YamlNode part, YamlNode discriminator) {
    List<YamlNode> options = new ArrayList<>();
    if (discriminator.isMap()) {
      for (YamlNode target : discriminator.entries("mapping").values()) {
        YamlNode schema = target(target, discriminator);
        if (schema != null && schema != part && !options.contains(schema)) {
          options.add(schema);
        }
      }
      for (YamlNode each : components(part).values()) {
        if (!options.contains(each) && includes(each, part)) {
          options.add(each);
        }
      }
    }
    if (options.isEmpty()) {
      return null;
    }
    options.add(discriminator);
    return new Choice(part, discriminator, options, false, discriminator(discriminator, options));
  }

  private static Map<String, YamlNode> components(YamlNode part) {
    YamlNode components = part.root().get("components");
    return components == null ? Map.of() : components.entries("schemas");
  }

  private static boolean includes(YamlNode schema, YamlNode part) {
    return schema.isMap()
        && schema.get("allOf") != null
        && schema.elements("allOf").stream()
            .anyMatch(
                each ->
                    each.isMap() && each.get("$ref") != null && Reference.targetOf(each) == part);
  }

  private static @Nullable Discriminator discriminator(YamlNode node, List<YamlNode> options) {
    if (!node.isMap() || node.get("propertyName") == null) {
      return null;
    }
    Map<String, Integer> byValue = new LinkedHashMap<>();
    for (int i = 0; i < options.size(); i++) {
      int index = i;
      if (options.get(i) != node) {
        SchemaCompiler.componentName(options.get(i)).ifPresent(name -> byValue.put(name, index));
      }
    }
    node.entries("mapping")
        .forEach(
            (value, name) -> {
              YamlNode target = target(name, node);
              for (int i = 0; target != null && i < options.size(); i++) {
                if (options.get(i) != node && options.get(i).resolved() == target.resolved()) {
                  byValue.put(value, i);
                }
              }
            });
    return new Discriminator(node.require("propertyName").text(), byValue);
  }

  /** The schema that a mapping names, by its name or a reference; null if there is none. */
  private static @Nullable YamlNode target(YamlNode name, YamlNode discriminator) {
    YamlNode named = components(discriminator).get(name.text());
    return named != null ? named : Reference.of(name.text()).target(discriminator);
  }

  /** Whether a schema says nothing that limits a value but the choice. */
  boolean isAllOf(YamlNode schema) {
    return !schema.isMap()
        || schema.entries().entrySet().stream()
            .allMatch(
                each ->
                    each.getValue() == node
                        || each.getKey().equals("$ref")
                        || each.getKey().equals("discriminator")
                        || AllowedKeywords.isForClients(schema, each.getKey())
                        || AllowedKeywords.ANNOTATION.contains(each.getKey())
                        || (each.getKey().startsWith("x-")
                            && !each.getKey().equals("x-contract-validations")));
  }
}
