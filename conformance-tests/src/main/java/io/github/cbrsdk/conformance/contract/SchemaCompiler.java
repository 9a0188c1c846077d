package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
 * Compiles schemas. A schema is the conjunction of several elements of a document: what a reference
 * names and what stands beside it, the parts of {@code allOf}, the same member in two of them.
 */
final class SchemaCompiler {
  private static final String COMPONENTS = "/components/schemas/";

  private final Map<List<String>, Schema> schemas = new HashMap<>();
  private final Set<Validation> allValidations = new LinkedHashSet<>();
  private final Deque<Runnable> open = new ArrayDeque<>();

  /** What can be looked at only when all schemas are compiled. */
  private final Deque<Runnable> exclusions = new ArrayDeque<>();

  /**
   * The schema that an element states.
   *
   * @throws ContractException if it uses anything that is not known
   */
  Schema compile(Element element) {
    Schema schema = schema(List.of(element));
    // Not by recursion: a schema may contain itself.
    for (Runnable next = open.poll(); next != null; next = open.poll()) {
      next.run();
    }
    for (Runnable next = exclusions.poll(); next != null; next = exclusions.poll()) {
      next.run();
    }
    return schema;
  }

  /** Every validation in the schemas that were compiled. */
  List<Validation> validations() {
    return List.copyOf(allValidations);
  }

  private Schema schema(List<Element> parts) {
    List<String> key = parts.stream().map(p -> p.document().file() + p.pointer()).toList();
    Schema known = schemas.get(key);
    if (known != null) {
      return known;
    }
    Element first = parts.get(parts.size() - 1);
    Schema schema = new Schema(first.location(), componentName(first));
    schemas.put(key, schema);
    open.add(() -> schema.define(new Conjunction(parts).facts()));
    return schema;
  }

  private static Optional<String> componentName(Element element) {
    Element target = element.isMap() ? element.resolved() : element;
    String pointer = target.pointer();
    return pointer.startsWith(COMPONENTS) && pointer.indexOf('/', COMPONENTS.length()) < 0
        ? Optional.of(pointer.substring(COMPONENTS.length()))
        : Optional.empty();
  }

  /** Refuses a choice that a value could follow twice: who counts the matches would reject it. */
  private static void requireDisjoint(Element group, List<Schema> options) {
    for (int i = 0; i < options.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!DisjointSchemas.are(options.get(j), options.get(i))) {
          throw group.error(
              ("a value could follow both number %d and number %d, which oneOf does not allow: say"
                      + " anyOf, or require a member that tells them apart")
                  .formatted(j + 1, i + 1));
        }
      }
    }
  }

  /** Gathers what all parts of one schema say. */
  private final class Conjunction {
    private final Set<JsonType> types = EnumSet.allOf(JsonType.class);
    private final Map<Constraint, ContractLocation> constraints = new LinkedHashMap<>();
    private final Map<String, List<Element>> properties = new LinkedHashMap<>();
    private final Map<String, ContractLocation> required = new LinkedHashMap<>();
    private final List<Element> additional = new ArrayList<>();
    private final List<Element> items = new ArrayList<>();
    private final List<List<Element>> alternatives = new ArrayList<>();
    private final List<Validation> validations = new ArrayList<>();
    private final Map<String, ContractLocation> keywords = new LinkedHashMap<>();
    private final Map<String, Object> annotations = new LinkedHashMap<>();
    private final Set<String> visited = new LinkedHashSet<>();
    private final List<Element> parts;
    private @Nullable Element exclusive;
    private boolean declaresMembers;
    private boolean open;

    Conjunction(List<Element> parts) {
      this.parts = parts;
    }

    Schema.Facts facts() {
      parts.forEach(part -> types.retainAll(add(part)));
      List<Schema> options = new ArrayList<>();
      for (List<Element> alternative : alternatives) {
        options.add(schema(alternative));
      }
      Element group = exclusive;
      if (group != null) {
        exclusions.add(() -> requireDisjoint(group, options));
      }
      Map<String, Schema> members = new LinkedHashMap<>();
      properties.forEach((name, elements) -> members.put(name, schema(elements)));
      return new Schema.Facts(
          types,
          constraints,
          members,
          required,
          open || !declaresMembers,
          additional.isEmpty() ? null : schema(additional),
          items.isEmpty() ? null : schema(items),
          options,
          validations,
          keywords,
          annotations);
    }

    /** Adds what a part says, and returns the types that it allows. */
    private Set<JsonType> add(Element part) {
      Set<JsonType> allowed = EnumSet.allOf(JsonType.class);
      if (Boolean.TRUE.equals(part.value())) {
        return allowed;
      }
      if (!part.isMap()) {
        throw part.error("a schema is needed");
      }
      if (!visited.add(part.pointer())) {
        return allowed;
      }
      if (part.get("$ref") != null) {
        allowed.retainAll(add(part.target()));
      }
      part.elements("allOf").forEach(each -> allowed.retainAll(add(each)));
      allowed.retainAll(own(part));
      for (String keyword : List.of("oneOf", "anyOf")) {
        Element group = part.get(keyword);
        if (group != null) {
          allowed.retainAll(choice(group));
        }
      }
      return allowed;
    }

    /** One of several, of which {@code type: 'null'} only makes the others nullable. */
    private Set<JsonType> choice(Element group) {
      Set<JsonType> allowed = EnumSet.noneOf(JsonType.class);
      List<Element> others = new ArrayList<>();
      for (Element option : group.elements()) {
        if (isNull(option)) {
          allowed.add(JsonType.NULL);
        } else {
          others.add(option);
        }
      }
      if (others.size() == 1) {
        allowed.addAll(add(others.get(0)));
        return allowed;
      }
      if (!alternatives.isEmpty()) {
        throw group.error("a second choice between schemas for one value is not known");
      }
      exclusive = group.pointer().endsWith("/oneOf") ? group : null;
      for (Element option : others) {
        List<Element> alternative = new ArrayList<>();
        alternative.add(option);
        alternatives.add(alternative);
      }
      return EnumSet.allOf(JsonType.class);
    }

    private static boolean isNull(Element option) {
      return option.isMap()
          && option.entries().size() == 1
          && option.get("type") != null
          && "null".equals(option.require("type").value());
    }

    private Set<JsonType> own(Element part) {
      Set<JsonType> allowed = EnumSet.allOf(JsonType.class);
      part.entries()
          .forEach(
              (keyword, element) -> {
                keywords.put(keyword, element.location());
                keyword(keyword, element, allowed);
              });
      return allowed;
    }

    private void keyword(String keyword, Element said, Set<JsonType> allowed) {
      switch (keyword) {
        case "$ref", "allOf", "oneOf", "anyOf" -> {
          // Followed already.
        }
        case "type" -> allowed.retainAll(types(said));
        case "enum" -> values(said, said.elements(), allowed);
        case "const" -> values(said, List.of(said), allowed);
        case "properties" -> {
          declaresMembers = true;
          said.entries()
              .forEach(
                  (name, member) ->
                      properties.computeIfAbsent(name, unused -> new ArrayList<>()).add(member));
        }
        case "required" ->
            said.elements().forEach(name -> required.put(name.text(), name.location()));
        case "additionalProperties" -> additional(said);
        case "items" -> items.add(said);
        case "format" -> format(said);
        case "pattern" -> pattern(said);
        case "minimum" -> range(said, Range.Measure.VALUE, number(said), null, false);
        case "maximum" -> range(said, Range.Measure.VALUE, null, number(said), false);
        case "exclusiveMinimum" -> range(said, Range.Measure.VALUE, number(said), null, true);
        case "exclusiveMaximum" -> range(said, Range.Measure.VALUE, null, number(said), true);
        case "minLength" -> range(said, Range.Measure.LENGTH, number(said), null, false);
        case "maxLength" -> range(said, Range.Measure.LENGTH, null, number(said), false);
        case "minItems" -> range(said, Range.Measure.ITEMS, number(said), null, false);
        case "maxItems" -> range(said, Range.Measure.ITEMS, null, number(said), false);
        case "minProperties" -> range(said, Range.Measure.MEMBERS, number(said), null, false);
        case "maxProperties" -> range(said, Range.Measure.MEMBERS, null, number(said), false);
        case "x-validations" -> {
          List<Validation> stated = said.elements().stream().map(Validation::of).toList();
          validations.addAll(stated);
          allValidations.addAll(stated);
        }
        case "title",
            "description",
            "example",
            "examples",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "externalDocs",
            "$comment" -> {
          // For readers.
        }
        default -> {
          if (!AllowedKeywords.OF_SCHEMAS.contains(keyword)
              && !AllowedKeywords.isForeign(keyword)) {
            throw said.error(
                "the keyword '" + keyword + "' is not known to this check, so nothing is checked");
          }
          annotate(keyword, said.value());
        }
      }
    }

    private void annotate(String keyword, @Nullable Object value) {
      if (value != null) {
        annotations.put(keyword, value);
      }
    }

    private Set<JsonType> types(Element said) {
      Set<JsonType> named = EnumSet.noneOf(JsonType.class);
      List<Element> names = said.value() instanceof List ? said.elements() : List.of(said);
      for (Element name : names) {
        JsonType type =
            EnumSet.allOf(JsonType.class).stream()
                .filter(known -> known.id().equals(name.value()))
                .findFirst()
                .orElseThrow(() -> name.error("'" + name.value() + "' is not a type"));
        named.add(type);
        if (type == JsonType.NUMBER) {
          named.add(JsonType.INTEGER);
        }
      }
      return named;
    }

    private void values(Element said, List<Element> listed, Set<JsonType> allowed) {
      Set<Json> values = new LinkedHashSet<>();
      boolean nullable = false;
      for (Element element : listed) {
        Json value = json(element);
        nullable |= value == JsonNull.NULL;
        if (value != JsonNull.NULL) {
          values.add(value);
        }
      }
      if (!nullable) {
        allowed.remove(JsonType.NULL);
      }
      constrain(new AllowedValues(values), said);
    }

    private Json json(Element element) {
      Object value = element.value();
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
      throw element.error("only scalars can be listed as values");
    }

    private void additional(Element said) {
      declaresMembers = true;
      if (Boolean.TRUE.equals(said.value())) {
        open = true;
      } else if (said.isMap()) {
        additional.add(said);
      } else if (!Boolean.FALSE.equals(said.value())) {
        throw said.error("true, false or a schema is needed");
      }
    }

    private void format(Element said) {
      switch (said.text()) {
        case "int32" ->
            range(
                said,
                Range.Measure.VALUE,
                BigDecimal.valueOf(Integer.MIN_VALUE),
                BigDecimal.valueOf(Integer.MAX_VALUE),
                false);
        case "int64" ->
            range(
                said,
                Range.Measure.VALUE,
                BigDecimal.valueOf(Long.MIN_VALUE),
                BigDecimal.valueOf(Long.MAX_VALUE),
                false);
        default ->
            constrain(
                StringFormat.of(said.text())
                    .orElseThrow(() -> said.error("the format '" + said.text() + "' is not known")),
                said);
      }
    }

    private void pattern(Element said) {
      try {
        constrain(TextPattern.of(said.text(), said.mark()), said);
      } catch (IllegalArgumentException e) {
        throw new ContractException(said.mark() + ": " + e.getMessage(), e);
      }
    }

    private void range(
        Element said,
        Range.Measure measure,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        boolean exclusive) {
      String keyword = JsonPointer.name(said.pointer());
      constrain(new Range(measure, min, max, exclusive, keyword), said);
    }

    private BigDecimal number(Element said) {
      if (said.value() instanceof Long number) {
        return BigDecimal.valueOf(number);
      }
      if (said.value() instanceof BigDecimal number) {
        return number;
      }
      throw said.error("a number is needed");
    }

    private void constrain(Constraint constraint, Element said) {
      constraints.put(constraint, said.location());
    }
  }
}
