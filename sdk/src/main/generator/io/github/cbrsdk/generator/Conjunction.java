package io.github.cbrsdk.generator;

import io.github.cbrsdk.conformance.contract.YamlNode;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schema merged with its references and the parts of {@code allOf}. */
final class Conjunction {
  private static final String COMPONENTS = "#/components/schemas/";
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  /** The names of the referenced components, the nearest first. */
  final Set<String> components = new LinkedHashSet<>();

  final Map<String, YamlNode> properties = new LinkedHashMap<>();
  final Map<String, YamlNode> required = new LinkedHashMap<>();

  /** The values of enum or const, or null without either. */
  @Nullable List<@Nullable Object> values;

  final Map<String, YamlNode> keywords = new LinkedHashMap<>();
  boolean isOpen;
  @Nullable YamlNode union;
  boolean isBeyondLong;
  private final Set<YamlNode> added = new HashSet<>();
  private final Set<JsonType> types;

  Conjunction(YamlNode schema) {
    this.types = add(schema);
    if (!properties.isEmpty()) {
      // A member that is required, but not declared, can be anything.
      required.forEach(properties::putIfAbsent);
    }
    // Other schemas include this one, and are told apart by a member of it.
    isOpen |= schema.isMap() && schema.get("discriminator") != null && union == null;
  }

  private Set<JsonType> add(YamlNode part) {
    Set<JsonType> allowed = EnumSet.allOf(JsonType.class);
    if (!part.isMap() || !added.add(part)) {
      return allowed;
    }
    part.entries().forEach(keywords::putIfAbsent);
    YamlNode reference = part.get("$ref");
    if (reference != null) {
      String target = String.valueOf(reference.value());
      if (target.startsWith(COMPONENTS)) {
        components.add(target.substring(COMPONENTS.length()));
      }
      allowed.retainAll(add(target(part, target)));
    }
    part.elements("allOf").forEach(each -> allowed.retainAll(add(each)));
    YamlNode choices = part.get("x-contract-any-of");
    if (choices != null) {
      allowed.retainAll(choice(choices));
      return allowed;
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      YamlNode options = part.get(choice);
      if (options != null) {
        allowed.retainAll(choice(options));
      }
    }
    for (String keyword : List.of("type", "x-contract-type")) {
      YamlNode type = part.get(keyword);
      if (type != null) {
        allowed.retainAll(types(type));
      }
    }
    if (!addValues(part)) {
      allowed.remove(JsonType.NULL);
    }
    part.entries("properties").forEach(properties::put);
    part.elements("required").forEach(name -> required.put(String.valueOf(name.value()), name));
    YamlNode additional = part.get("additionalProperties");
    isOpen |= additional != null && !Boolean.FALSE.equals(additional.value());
    for (String limit : List.of("minimum", "maximum")) {
      YamlNode bound = part.get(limit);
      if (bound != null && bound.value() instanceof Number number) {
        BigDecimal value = new BigDecimal(number.toString());
        isBeyondLong |= value.compareTo(MIN_LONG) < 0 || value.compareTo(MAX_LONG) > 0;
      }
    }
    return allowed;
  }

  private static YamlNode target(YamlNode part, String reference) {
    YamlNode node = part.root();
    for (String name : JsonPointer.names(reference.substring(1))) {
      node = node.entries().get(name);
    }
    return node;
  }

  private Set<JsonType> choice(YamlNode options) {
    List<YamlNode> others = options.elements().stream().filter(each -> !isNull(each)).toList();
    if (others.size() == 1) {
      Set<JsonType> allowed = EnumSet.copyOf(add(others.get(0)));
      if (options.elements().size() > 1) {
        allowed.add(JsonType.NULL);
      }
      return allowed;
    }
    union = options;
    Set<JsonType> allowed = EnumSet.noneOf(JsonType.class);
    options.elements().forEach(each -> allowed.addAll(new Conjunction(each).types));
    return allowed;
  }

  private static boolean isNull(YamlNode option) {
    return option.isMap()
        && option.entries().size() == 1
        && types(option, "type").equals(Set.of(JsonType.NULL));
  }

  private static Set<JsonType> types(YamlNode schema, String keyword) {
    YamlNode type = schema.get(keyword);
    return type == null ? Set.of() : types(type);
  }

  private static Set<JsonType> types(YamlNode type) {
    Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    List<YamlNode> names = new ArrayList<>(type.children());
    for (YamlNode name : names.isEmpty() ? List.of(type) : names) {
      types.add(JsonType.valueOf(String.valueOf(name.value()).toUpperCase(Locale.ROOT)));
    }
    if (types.contains(JsonType.NUMBER)) {
      types.add(JsonType.INTEGER);
    }
    return types;
  }

  /** Adds the values of an enum or const. Returns whether null is allowed. */
  private boolean addValues(YamlNode part) {
    boolean nullable = true;
    for (String keyword : List.of("enum", "const")) {
      YamlNode listed = part.get(keyword);
      if (listed != null) {
        values = new ArrayList<>();
        for (YamlNode value : keyword.equals("enum") ? listed.elements() : List.of(listed)) {
          values.add(value.value());
        }
        nullable &= values.contains(null);
      }
    }
    return nullable;
  }

  boolean isNullable() {
    return types.contains(JsonType.NULL);
  }

  /** The types other than null. */
  Set<JsonType> types() {
    Set<JsonType> others = EnumSet.copyOf(types);
    others.remove(JsonType.NULL);
    return others;
  }

  /** Whether the SDK generates a model class for the schema. */
  boolean isModel() {
    boolean objects = types().equals(Set.of(JsonType.OBJECT)) || types().size() == 6;
    return union == null && !properties.isEmpty() && objects;
  }

  /** Whether the SDK generates an open enum for the schema. */
  boolean isTextEnum() {
    return union == null
        && values != null
        && values.stream().allMatch(value -> value == null || value instanceof String)
        && values.stream().anyMatch(value -> value != null);
  }
}
