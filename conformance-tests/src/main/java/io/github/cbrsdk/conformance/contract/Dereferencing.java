package io.github.cbrsdk.conformance.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one document of the contract. The targets of references to other files become components.
 * With copying, copies replace all references but those of a schema to itself and those to schemas
 * that a discriminator names, and only the components of these are kept.
 */
final class Dereferencing {
  private static final int MAX_VALUES = 1_000_000;
  private static final Set<String> ANNOTATIONS =
      Set.of("title", "summary", "description", "deprecated", "example", "examples");

  /** Maps whose entries are components of another kind than schemas. */
  private static final Set<String> SECTIONS =
      Set.of(
          "responses", "parameters", "examples", "requestBodies", "headers", "links", "callbacks");

  private static final Set<String> PATH_ITEMS = Set.of("paths", "webhooks", "pathItems");

  /** Maps whose entries are schemas of any name. */
  private static final Set<String> SCHEMAS =
      Set.of("properties", "schemas", "$defs", "definitions", "patternProperties");

  private final YamlNode document;
  private final @Nullable YamlNode components;
  private final boolean copying;
  private final Discriminators discriminators = new Discriminators();
  private final Deque<YamlNode> open = new ArrayDeque<>();

  /** The components that references of the result need, each with its section and name. */
  private final Map<YamlNode, List<String>> needed = new LinkedHashMap<>();

  private int values;

  private Dereferencing(YamlNode document, boolean copying) {
    this.document = document;
    this.components = document.find("components").orElse(null);
    this.copying = copying;
  }

  /**
   * One document, without references to other files.
   *
   * @param copying whether it has no references at all, except those of a schema to itself and
   *     those to what a discriminator names
   * @throws ContractException if it would have more than a million values without references
   */
  static Map<String, Object> of(YamlNode document, boolean copying) {
    Dereferencing dereferencing = new Dereferencing(document, copying);
    Map<String, Object> whole = new LinkedHashMap<>(dereferencing.entries(document));
    Map<String, Map<String, Object>> sections = dereferencing.sections();
    if (sections.isEmpty()) {
      whole.remove("components");
    } else {
      whole.put("components", sections);
    }
    return whole;
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  private Map<String, Map<String, Object>> sections() {
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    Map<String, YamlNode> own = components == null ? Map.of() : components.entries();
    own.forEach(
        (name, section) -> {
          if (section.resolved().isMap() && (!copying || name.equals("securitySchemes"))) {
            sections.put(name, new LinkedHashMap<>(entries(section.resolved())));
          }
        });
    int written = 0;
    while (written < needed.size()) {
      for (YamlNode target : List.copyOf(needed.keySet()).subList(written, needed.size())) {
        List<String> at = Objects.requireNonNull(needed.get(target));
        sections
            .computeIfAbsent(at.get(0), section -> new LinkedHashMap<>())
            .put(at.get(1), within(target));
        written++;
      }
    }
    return sections;
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  private @Nullable Object value(YamlNode node) {
    if (copying && ++values > MAX_VALUES) {
      throw node.error("without references the document has more than a million values");
    }
    if (node.isMap()) {
      YamlNode reference = node.get("$ref");
      return reference == null || !(reference.value() instanceof String)
          ? entries(node)
          : node.parent() == document || (copying && !isNamed(node))
              ? dereferenced(node)
              : pointed(node);
    }
    if (node.isList()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.elements().forEach(element -> list.add(value(element)));
      return list;
    }
    return node.value() instanceof String text && node.pointer().contains("/discriminator/mapping/")
        ? mapped(node, text)
        : node.value();
  }

  @SuppressWarnings("NullAway") // YAML's null is a value here.
  private Map<String, Object> entries(YamlNode node) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.entries()
        .forEach(
            (name, child) -> {
              boolean isOfFile = node.root() != document && name.equals("$id");
              if (node == document && name.equals("components")) {
                map.put(name, Map.of()); // Known when all that refers to them is.
              } else if (!isOfFile || child.isMap()) {
                map.put(name, value(child));
              }
              if (name.equals("discriminator") && Discriminators.isComplete(child)) {
                addNames(node, child, map);
              }
            });
    return map;
  }

  /** Whether a discriminator names what a reference leads to, or is in it. */
  private boolean isNamed(YamlNode node) {
    YamlNode list = node.parent();
    YamlNode around = list == null ? null : list.parent();
    YamlNode inherited = discriminators.inherited(Reference.targetOf(node));
    YamlNode parent = inherited == null ? null : inherited.parent();
    return (around != null
            && around.isMap()
            && around.get("discriminator") != null
            && Discriminators.options(around).contains(node))
        || (parent != null && isParent(parent));
  }

  private boolean isParent(YamlNode schema) {
    YamlNode discriminator = schema.isMap() ? schema.get("discriminator") : null;
    return discriminator != null
        && Discriminators.isComplete(discriminator)
        && Discriminators.options(schema).isEmpty()
        && (discriminator.get("mapping") != null || !discriminators.children(schema).isEmpty());
  }

  /** Keeps the schemas that a discriminator names, by the names that they had. */
  private void addNames(YamlNode schema, YamlNode discriminator, Map<String, Object> map) {
    Map<String, Object> mapping = new LinkedHashMap<>();
    List<YamlNode> named = new ArrayList<>(Discriminators.options(schema));
    named.addAll(discriminators.children(schema));
    if (isParent(schema)) {
      named.add(schema);
    }
    for (YamlNode each : named) {
      YamlNode target = each.resolved();
      Set<String> names = discriminators.namesOf(target);
      if (!names.isEmpty() && (copying || target.root() != document)) {
        String reference = component(target, "schemas");
        names.stream()
            .filter(name -> !reference.endsWith("/" + name))
            .forEach(name -> mapping.putIfAbsent(name, reference));
      }
    }
    if (!mapping.isEmpty()) {
      Map<String, Object> changed = new LinkedHashMap<>(entries(discriminator));
      if (changed.get("mapping") instanceof Map<?, ?> stated) {
        stated.forEach((name, target) -> mapping.put(String.valueOf(name), target));
      }
      changed.put("mapping", mapping);
      map.put("discriminator", changed);
    }
  }

  /** The target of a discriminator's mapping, which names a component or refers to a schema. */
  private String mapped(YamlNode node, String text) {
    YamlNode target =
        node.root()
            .find("components", "schemas", text)
            .orElseGet(() -> Reference.of(text).target(node));
    return target == null || (target.root() == document && !copying)
        ? text
        : component(copying ? target.resolved() : target, "schemas");
  }

  /** A map with a reference that leads to a value of the result. */
  private Map<String, Object> pointed(YamlNode node) {
    Map<String, Object> map = entries(node);
    Reference reference = Reference.of(node.require("$ref").text());
    YamlNode target = reference.target(node);
    boolean isLocal =
        node.root() == document
            && target != null
            && target.root() == document
            && (reference.document().isEmpty()
                || !document.documents().containsKey(reference.fileFrom(document.file())));
    if (target != null && (copying || !isLocal)) {
      map.put("$ref", component(isNamed(node) ? target.resolved() : target, section(node)));
    }
    return map;
  }

  /** A reference to the component that a value is, or becomes. */
  private String component(YamlNode target, String section) {
    List<String> at = needed.get(target);
    if (at == null) {
      YamlNode parent = target.parent();
      YamlNode around = parent == null ? null : own(parent.name());
      boolean isOwn = parent != null && parent == around;
      at =
          isOwn && parent != null
              ? List.of(parent.name(), target.name())
              : List.of(section, unique(section, target));
      if (copying || !isOwn) {
        needed.put(target, at);
      }
    }
    return "#/components/" + at.get(0) + "/" + at.get(1);
  }

  private @Nullable YamlNode own(String section) {
    YamlNode own = components == null ? null : components.get(section);
    return own == null ? null : own.resolved();
  }

  private String unique(String section, YamlNode target) {
    YamlNode own = own(section);
    String file = target.file().replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", "");
    String base = (target.name().isEmpty() ? file : target.name()).replaceAll("[^\\w.-]", "_");
    String name = base;
    for (int i = 2;
        (own != null && own.get(name) != null) || needed.containsValue(List.of(section, name));
        i++) {
      name = base + "_" + i;
    }
    return name;
  }

  /** The section of the components where the target of a reference belongs. */
  private static String section(YamlNode node) {
    YamlNode parent = node.parent();
    YamlNode around = parent == null ? null : parent.parent();
    if (parent == null || (around != null && SCHEMAS.contains(around.name()))) {
      return "schemas";
    }
    boolean isPathItem =
        PATH_ITEMS.contains(parent.name()) || (around != null && around.name().equals("callbacks"));
    return isPathItem
        ? "pathItems"
        : node.name().equals("requestBody")
            ? "requestBodies"
            : SECTIONS.contains(parent.name()) ? parent.name() : "schemas";
  }

  private Object dereferenced(YamlNode node) {
    YamlNode target = Reference.targetOf(node);
    if (open.contains(target)) {
      return pointed(node);
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
