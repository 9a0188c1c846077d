package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the schemas that the values of discriminators name. */
final class Discriminators {
  private final Map<YamlNode, SchemaNames> names = new HashMap<>();
  private final Map<YamlNode, Optional<DiscriminatorValues>> values = new HashMap<>();

  private SchemaNames names(YamlNode schema) {
    return names.computeIfAbsent(schema.root(), SchemaNames::of);
  }

  /** The schemas that include a schema, in the order of the document. */
  Set<YamlNode> children(YamlNode schema) {
    return names(schema).children().getOrDefault(schema.resolved(), Set.of());
  }

  /** The names of components that are a schema, or refer to it. */
  Set<String> namesOf(YamlNode schema) {
    return names(schema).components().getOrDefault(schema, Set.of());
  }

  /** A schema, its options, and what includes them. */
  private Set<YamlNode> family(YamlNode schema) {
    Set<YamlNode> family = new LinkedHashSet<>();
    addFamily(schema.resolved(), family);
    return family;
  }

  private void addFamily(YamlNode schema, Set<YamlNode> family) {
    if (family.add(schema) && schema.isMap()) {
      options(schema).forEach(each -> addFamily(each.resolved(), family));
      if (inherited(schema) != null) {
        children(schema).forEach(each -> addFamily(each, family));
      }
    }
  }

  /** The schemas from which a schema lets a value choose, but for that of null. */
  static List<YamlNode> options(YamlNode schema) {
    List<YamlNode> options = new ArrayList<>();
    for (String keyword : List.of("oneOf", "anyOf", AllowedKeywords.ANY_OF)) {
      options.addAll(schema.elements(keyword));
    }
    options.removeIf(Choice::isNull);
    return options;
  }

  static boolean isComplete(YamlNode discriminator) {
    return discriminator.isMap() && discriminator.get("propertyName") != null;
  }

  /** The complete discriminator that a schema states or includes, or null. */
  @Nullable YamlNode inherited(YamlNode schema) {
    return inherited(schema.resolved(), new HashSet<>());
  }

  private static @Nullable YamlNode inherited(YamlNode schema, Set<YamlNode> seen) {
    if (!schema.isMap() || !seen.add(schema)) {
      return null;
    }
    YamlNode own = schema.get("discriminator");
    if (own != null && isComplete(own)) {
      return own;
    }
    return schema.elements("allOf").stream()
        .map(each -> inherited(each.resolved(), seen))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether a discriminator can name a schema. One that it cannot name is no child of what it
   * includes.
   */
  boolean mayBeChild(YamlNode schema) {
    YamlNode discriminator = inherited(schema);
    return schema.parent() == null
        || !namesOf(schema).isEmpty()
        || (discriminator != null
            && discriminator.entries("mapping").values().stream()
                .anyMatch(each -> SchemaNames.target(each, discriminator) == schema));
  }

  /** The one discriminator that several of the options include, or null. */
  @Nullable YamlNode inherited(List<YamlNode> options) {
    List<YamlNode> all = options.stream().map(this::inherited).filter(Objects::nonNull).toList();
    return all.size() > 1 && all.stream().distinct().count() == 1 ? all.get(0) : null;
  }

  /**
   * The other schemas that a discriminator can choose for a value of a schema, which states or
   * includes the discriminator; none if the schema has options of its own.
   */
  List<YamlNode> below(YamlNode schema, YamlNode discriminator) {
    List<YamlNode> below = new ArrayList<>();
    if (isComplete(discriminator) && options(schema).isEmpty()) {
      Set<YamlNode> known = new HashSet<>(Set.of(schema));
      Set<YamlNode> children = children(schema);
      for (YamlNode name : discriminator.entries("mapping").values()) {
        YamlNode target = SchemaNames.target(name, discriminator);
        if (target != null
            && (discriminator.parent() == schema || children.contains(target.resolved()))
            && known.add(target.resolved())) {
          below.add(target);
        }
      }
      children.stream().filter(known::add).forEach(below::add);
    }
    return below;
  }

  /**
   * The discriminator of some options; null if it names no member.
   *
   * @param self the option that stands for its schema and not for those that include it, or null
   */
  @Nullable Discriminator of(YamlNode node, @Nullable YamlNode self, List<YamlNode> options) {
    if (!isComplete(node)) {
      return null;
    }
    String member = node.require("propertyName").text();
    Map<String, Integer> byValue = new LinkedHashMap<>();
    List<Set<YamlNode>> families = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      int index = i;
      YamlNode option = options.get(i).resolved();
      families.add(options.get(i) == self ? Set.of(option) : family(option));
      namesOf(option).forEach(name -> byValue.putIfAbsent(name, index));
    }
    for (int i = 0; i < options.size(); i++) {
      for (YamlNode each : families.get(i)) {
        int index = i;
        namesOf(each).forEach(name -> byValue.putIfAbsent(name, index));
        names(each)
            .mapped()
            .getOrDefault(each, Set.of())
            .forEach(name -> byValue.putIfAbsent(name, index));
        YamlNode inner = each.isMap() ? each.get("discriminator") : null;
        if (inner != null && isComplete(inner) && inner.require("propertyName").is(member)) {
          inner.entries("mapping").keySet().forEach(name -> byValue.putIfAbsent(name, index));
        }
      }
    }
    node.entries("mapping")
        .forEach((value, name) -> byValue.put(value, index(name, node, options, families)));
    return new Discriminator(member, byValue);
  }

  private static int index(
      YamlNode name, YamlNode node, List<YamlNode> options, List<Set<YamlNode>> families) {
    YamlNode target = SchemaNames.target(name, node);
    int inside = -1;
    for (int i = options.size(); target != null && i-- > 0; ) {
      if (options.get(i).resolved() == target.resolved()) {
        return i;
      }
      inside = families.get(i).contains(target.resolved()) ? i : inside;
    }
    return inside;
  }

  /**
   * The values that name a schema, and those that the schemas themselves list for the member; empty
   * if there are no schemas to choose from, or if one of them has no name, so that any other value
   * may mean it.
   */
  Optional<DiscriminatorValues> values(YamlNode node) {
    return values.computeIfAbsent(
        node,
        unused -> {
          YamlNode part = node.parent();
          if (part == null || !isComplete(node)) {
            return Optional.empty();
          }
          List<YamlNode> options = new ArrayList<>(options(part));
          int listed = options.size();
          options.addAll(children(part));
          if (listed == 0) {
            options.add(part);
          }
          Discriminator all = of(node, part, options);
          boolean mayChoose =
              listed > 0 || options.size() > 1 || !node.entries("mapping").isEmpty();
          return all != null
                  && mayChoose
                  && IntStream.range(0, listed).allMatch(all.alternatives()::containsValue)
              ? Optional.of(new DiscriminatorValues(withListed(all, part)))
              : Optional.empty();
        });
  }

  /** The values that name a schema or one below it, by a discriminator that it includes. */
  DiscriminatorValues values(YamlNode schema, YamlNode discriminator) {
    List<YamlNode> options = below(schema, discriminator);
    options.add(schema);
    Discriminator all = Objects.requireNonNull(of(discriminator, schema, options));
    Map<String, Integer> own = new LinkedHashMap<>(all.alternatives());
    own.values().removeIf(index -> index < 0);
    return new DiscriminatorValues(withListed(new Discriminator(all.member(), own), schema));
  }

  private Set<String> withListed(Discriminator discriminator, YamlNode part) {
    Set<String> all = new LinkedHashSet<>(discriminator.alternatives().keySet());
    Set<YamlNode> seen = new HashSet<>();
    family(part).forEach(schema -> addListed(schema, discriminator.member(), seen, all));
    return all;
  }

  /** Adds the values that a schema lists for a member, by itself or in what it includes. */
  private static void addListed(
      YamlNode schema, String member, Set<YamlNode> seen, Set<String> values) {
    YamlNode resolved = schema.resolved();
    if (!resolved.isMap() || !seen.add(resolved)) {
      return;
    }
    YamlNode stated = resolved.entries("properties").get(member);
    YamlNode property = stated == null ? null : stated.resolved();
    if (property != null && property.isMap()) {
      Stream.concat(property.elements("enum").stream(), Stream.ofNullable(property.get("const")))
          .map(YamlNode::value)
          .filter(Objects::nonNull)
          .forEach(value -> values.add(String.valueOf(value)));
    }
    resolved.elements("allOf").forEach(each -> addListed(each, member, seen, values));
  }
}
