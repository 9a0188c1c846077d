package io.github.cbrsdk.conformance.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the schemas of a document and of those that it may refer to.
 *
 * @param components the names of components that are a schema, or refer to it
 * @param mapped the values that a discriminator maps to a schema
 * @param children the components that include a schema
 */
record SchemaNames(
    Map<YamlNode, Set<String>> components,
    Map<YamlNode, Set<String>> mapped,
    Map<YamlNode, Set<YamlNode>> children) {
  static SchemaNames of(YamlNode document) {
    SchemaNames all = new SchemaNames(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (YamlNode each : document.documents().values()) {
      components(each)
          .forEach(
              (name, schema) -> {
                YamlNode resolved = schema.resolved();
                add(all.components, resolved, name);
                all.addParents(resolved, resolved);
              });
      all.addMapped(each);
    }
    return all;
  }

  private static Map<String, YamlNode> components(YamlNode document) {
    return document
        .find("components", "schemas")
        .filter(YamlNode::isMap)
        .map(YamlNode::entries)
        .orElse(Map.of());
  }

  /** The schema that a mapping names, by its name or a reference; null if there is none. */
  static @Nullable YamlNode target(YamlNode name, YamlNode discriminator) {
    YamlNode named = components(discriminator.root()).get(name.text());
    return named != null ? named : Reference.of(name.text()).target(discriminator);
  }

  private static <T> boolean add(Map<YamlNode, Set<T>> map, YamlNode schema, T value) {
    return map.computeIfAbsent(schema, any -> new LinkedHashSet<>()).add(value);
  }

  private void addParents(YamlNode child, YamlNode schema) {
    if (schema.isMap() && schema.get("allOf") != null) {
      for (YamlNode each : schema.elements("allOf")) {
        YamlNode parent = each.resolved();
        if (parent == each || add(children, parent, child)) {
          addParents(child, parent);
        }
      }
    }
  }

  private void addMapped(YamlNode document) {
    Deque<YamlNode> open = new ArrayDeque<>(Set.of(document));
    while (!open.isEmpty()) {
      YamlNode node = open.remove();
      open.addAll(node.children());
      if (node.name().equals("discriminator") && Discriminators.isComplete(node)) {
        addMappedBy(node);
      }
    }
  }

  private void addMappedBy(YamlNode discriminator) {
    try {
      for (YamlNode value : discriminator.entries("mapping").values()) {
        YamlNode target = target(value, discriminator);
        if (target != null) {
          add(mapped, target.resolved(), value.name());
        }
      }
    } catch (ContractException e) {
      // An example may look like a discriminator; that of a schema is compiled, with errors told.
    }
  }
}
