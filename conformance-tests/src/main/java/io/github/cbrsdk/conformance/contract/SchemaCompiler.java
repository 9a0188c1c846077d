package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compiles schemas. A schema is the conjunction of several parts of a document: a {@code $ref} and
 * the keywords beside it, the parts of {@code allOf}, the same member in two of them.
 */
final class SchemaCompiler {
  private static final String COMPONENTS = "/components/schemas/";

  private final Map<List<YamlNode>, Schema> schemas = new HashMap<>();
  private final Set<Validation> validations = new LinkedHashSet<>();

  /** Schemas may contain themselves, so that they are compiled one after the other. */
  private final Deque<Runnable> open = new ArrayDeque<>();

  /** The checks of {@code oneOf}, which need all schemas compiled. */
  private final Deque<Runnable> exclusions = new ArrayDeque<>();

  /**
   * The schema that a node states.
   *
   * @throws ContractException if it uses anything that is not known
   */
  Schema compile(YamlNode node) {
    Schema schema = schema(List.of(node));
    for (Deque<Runnable> tasks : List.of(open, exclusions)) {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
    }
    return schema;
  }

  /** Every validation of the compiled schemas. */
  Set<Validation> validations() {
    return Collections.unmodifiableSet(validations);
  }

  private Schema schema(List<YamlNode> parts) {
    Schema known = schemas.get(parts);
    if (known != null) {
      return known;
    }
    YamlNode last = parts.get(parts.size() - 1);
    Schema schema = new Schema(last.location(), componentName(last));
    schemas.put(List.copyOf(parts), schema);
    open.add(() -> new Conjunction(schema).compile(parts));
    return schema;
  }

  private static Optional<String> componentName(YamlNode node) {
    String pointer = node.resolved().pointer();
    return pointer.startsWith(COMPONENTS) && pointer.indexOf('/', COMPONENTS.length()) < 0
        ? Optional.of(pointer.substring(COMPONENTS.length()))
        : Optional.empty();
  }

  /** Collects the keywords of all parts of one schema. */
  private final class Conjunction {
    private final Schema schema;
    private final Map<String, List<YamlNode>> properties = new LinkedHashMap<>();
    private final List<YamlNode> additional = new ArrayList<>();
    private final List<YamlNode> items = new ArrayList<>();
    private final List<YamlNode> alternatives = new ArrayList<>();
    private final Set<YamlNode> visited = new LinkedHashSet<>();
    private @Nullable YamlNode oneOf;
    private boolean declaresMembers;

    Conjunction(Schema schema) {
      this.schema = schema;
    }

    void compile(List<YamlNode> parts) {
      parts.forEach(part -> schema.types.retainAll(add(part)));
      alternatives.forEach(each -> schema.alternatives.add(schema(List.of(each))));
      properties.forEach((name, nodes) -> schema.properties.put(name, schema(nodes)));
      schema.open |= !declaresMembers;
      schema.additional = additional.isEmpty() ? null : schema(additional);
      schema.items = items.isEmpty() ? null : schema(items);
      schema.freeze();
      YamlNode group = oneOf;
      if (group != null) {
        exclusions.add(() -> DisjointSchemas.require(group, schema.alternatives));
      }
    }

    /** Adds the keywords of a part, and returns the types that it allows. */
    private Set<JsonType> add(YamlNode part) {
      Set<JsonType> allowed = EnumSet.allOf(JsonType.class);
      if (part.is(true)) {
        return allowed;
      }
      if (!part.isMap()) {
        throw part.error("a schema is expected");
      }
      if (!visited.add(part)) {
        return allowed;
      }
      if (part.get("$ref") != null) {
        allowed.retainAll(add(part.target()));
      }
      part.elements("allOf").forEach(each -> allowed.retainAll(add(each)));
      part.entries()
          .forEach(
              (keyword, value) -> {
                schema.keywords.put(keyword, value.location());
                keyword(keyword, value, allowed);
              });
      for (String keyword : List.of("oneOf", "anyOf")) {
        YamlNode group = part.get(keyword);
        if (group != null) {
          allowed.retainAll(choice(keyword, group));
        }
      }
      return allowed;
    }

    /** Adds a choice, in which {@code type: 'null'} only makes the other schemas nullable. */
    private Set<JsonType> choice(String keyword, YamlNode group) {
      List<YamlNode> others = group.elements().stream().filter(option -> !isNull(option)).toList();
      if (others.size() == 1) {
        Set<JsonType> allowed = EnumSet.copyOf(add(others.get(0)));
        if (group.elements().size() > 1) {
          allowed.add(JsonType.NULL);
        }
        return allowed;
      }
      if (!alternatives.isEmpty()) {
        throw group.error("a second oneOf or anyOf for one value is not supported");
      }
      oneOf = keyword.equals("oneOf") ? group : null;
      alternatives.addAll(others);
      return EnumSet.allOf(JsonType.class);
    }

    private static boolean isNull(YamlNode option) {
      YamlNode type = option.isMap() && option.entries().size() == 1 ? option.get("type") : null;
      return type != null && type.is("null");
    }

    private void keyword(String keyword, YamlNode value, Set<JsonType> allowed) {
      switch (keyword) {
        case "$ref", "allOf", "oneOf", "anyOf" -> {
          // Followed by add().
        }
        case "type" -> allowed.retainAll(types(value));
        case "enum" -> values(value, value.elements(), allowed);
        case "const" -> values(value, List.of(value), allowed);
        case "properties" -> {
          declaresMembers = true;
          value
              .entries()
              .forEach(
                  (name, member) ->
                      properties.computeIfAbsent(name, unused -> new ArrayList<>()).add(member));
        }
        case "required" ->
            value.elements().forEach(name -> schema.required.put(name.text(), name.location()));
        case "additionalProperties" -> additional(value);
        case "items" -> items.add(value);
        case "format" -> constrain(format(value), value);
        case "pattern" -> constrain(TextPattern.of(value.text(), value.location()), value);
        case "x-contract-validations" ->
            value.elements().stream().map(Validation::of).forEach(this::add);
        default -> other(keyword, value);
      }
    }

    private void add(Validation validation) {
      schema.validations.add(validation);
      validations.add(validation);
    }

    private void other(String keyword, YamlNode value) {
      if (Range.isKeyword(keyword)) {
        constrain(Range.of(keyword, number(value)), value);
      } else if (AllowedKeywords.SCHEMA_EXTENSION.contains(keyword)
          || AllowedKeywords.isForeign(keyword)) {
        Object annotation = value.value();
        if (annotation != null) {
          schema.annotations.put(keyword, annotation);
        }
      } else if (!AllowedKeywords.ANNOTATION.contains(keyword)) {
        throw value.error(
            "the keyword '" + keyword + "' is not known to this check, so nothing is checked");
      }
    }

    private static Set<JsonType> types(YamlNode value) {
      Set<JsonType> types = EnumSet.noneOf(JsonType.class);
      for (YamlNode name : value.isList() ? value.elements() : List.of(value)) {
        JsonType type =
            JsonType.ALL.stream()
                .filter(known -> known.id().equals(name.value()))
                .findFirst()
                .orElseThrow(() -> name.error("'" + name.value() + "' is not a type"));
        types.add(type);
        if (type == JsonType.NUMBER) {
          types.add(JsonType.INTEGER);
        }
      }
      return types;
    }

    private void values(YamlNode keyword, List<YamlNode> listed, Set<JsonType> allowed) {
      Set<Json> values = new LinkedHashSet<>();
      listed.forEach(each -> values.add(json(each)));
      if (!values.remove(JsonNull.NULL)) {
        allowed.remove(JsonType.NULL);
      }
      constrain(new AllowedValues(values), keyword);
    }

    private static Json json(YamlNode node) {
      Object value = node.value();
      if (value == null) {
        return JsonNull.NULL;
      }
      if (value instanceof String text) {
        return new JsonString(text);
      }
      if (value instanceof Boolean bool) {
        return JsonBoolean.of(bool);
      }
      if (value instanceof Number number) {
        return JsonNumber.of(number.toString());
      }
      throw node.error("the values of an enum have to be scalars");
    }

    private void additional(YamlNode value) {
      declaresMembers = true;
      if (value.isMap()) {
        additional.add(value);
      } else if (value.value() instanceof Boolean any) {
        schema.open |= any;
      } else {
        throw value.error("true, false or a schema is expected");
      }
    }

    private static Constraint format(YamlNode value) {
      return switch (value.text()) {
        case "int32" -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        case "int64" -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
        default ->
            StringFormat.of(value.text())
                .orElseThrow(() -> value.error("the format '" + value.text() + "' is not known"));
      };
    }

    private static Constraint integer(long min, long max) {
      BigDecimal least = BigDecimal.valueOf(min);
      return new Range(Range.Measure.VALUE, least, BigDecimal.valueOf(max), false, "format");
    }

    private static BigDecimal number(YamlNode value) {
      if (value.value() instanceof Number number) {
        return new BigDecimal(number.toString());
      }
      throw value.error("a number is expected");
    }

    private void constrain(Constraint constraint, YamlNode keyword) {
      schema.constraints.put(constraint, keyword.location());
    }
  }
}
