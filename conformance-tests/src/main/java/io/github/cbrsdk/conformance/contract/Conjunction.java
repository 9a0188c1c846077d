package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the keywords of all parts of one schema. */
final class Conjunction {
  private final SchemaCompiler compiler;
  private final Schema schema;
  private final SchemaCompiler.Parts parts;
  private final Map<String, List<YamlNode>> properties = new LinkedHashMap<>();
  private final List<YamlNode> additional = new ArrayList<>();
  private final List<YamlNode> items = new ArrayList<>();

  /** The types that each part allows; all types while it is read, since it may contain itself. */
  private final Map<YamlNode, Set<JsonType>> read = new LinkedHashMap<>();

  /** The {@code additionalProperties} that may exclude members which other parts declare. */
  private final Map<YamlNode, YamlNode> limits = new LinkedHashMap<>();

  private final KeywordConstraints constraints;

  /** By the name of the member. */
  private final Map<String, Set<YamlNode>> discriminators = new LinkedHashMap<>();

  private @Nullable Choice choice;
  private boolean declaresMembers;

  Conjunction(SchemaCompiler compiler, Schema schema, SchemaCompiler.Parts parts) {
    this.compiler = compiler;
    this.schema = schema;
    this.parts = parts;
    this.constraints = new KeywordConstraints(schema, compiler.unknown());
  }

  void compile() {
    parts.nodes().forEach(part -> schema.types.retainAll(add(part, true)));
    Choice open = choice;
    if (open != null) {
      boolean alone =
          parts.settled().isEmpty()
              && parts.discriminators().isEmpty()
              && discriminators.isEmpty()
              && read.keySet().stream().allMatch(open::isAllOf);
      new ChoiceCompiler(compiler, schema, open).add(parts, alone);
    }
    limits.forEach(
        (part, value) -> {
          if (!part.entries("properties").keySet().containsAll(properties.keySet())) {
            judge(part, "additionalProperties", value);
          }
        });
    properties.forEach(
        (name, nodes) ->
            schema.properties.put(
                name,
                compiler.schema(
                    new SchemaCompiler.Parts(
                        nodes, Set.of(), discriminators.getOrDefault(name, Set.of())))));
    parts.discriminators().forEach(node -> addValues(schema, node));
    if (limits.isEmpty()) {
      discriminators.forEach(
          (name, nodes) -> {
            if (!properties.containsKey(name)) {
              Schema member = Schema.any(nodes.iterator().next().location());
              schema.properties.put(
                  name, member.with(copy -> nodes.forEach(node -> addValues(copy, node))));
            }
          });
    }
    nameItself();
    compiler.direction().apply(schema, properties);
    if (!compiler.unknown().areErrors()
        && declaresMembers
        && open == null
        && additional.isEmpty()
        && limits.isEmpty()) {
      schema.required.forEach(
          (name, location) -> schema.properties.computeIfAbsent(name, any -> Schema.any(location)));
    }
    schema.open |= !declaresMembers;
    schema.additional = additional.isEmpty() ? null : compiler.schema(additional);
    schema.items = items.isEmpty() ? null : compiler.schema(items);
  }

  /** A value of a schema names this one or one below, and none beside it. */
  private void nameItself() {
    YamlNode last = parts.nodes().get(parts.nodes().size() - 1).resolved();
    YamlNode discriminator = compiler.discriminators().inherited(last);
    if (discriminator != null
        && discriminator.parent() != last
        && !parts.settled().contains(discriminator)
        && compiler.discriminators().mayBeChild(last)) {
      String member = discriminator.require("propertyName").text();
      DiscriminatorValues values = compiler.discriminators().values(last, discriminator);
      compiler.whenCompiled(() -> schema.restrict(member, values, discriminator.location()));
    }
  }

  private void addValues(Schema member, YamlNode discriminator) {
    compiler
        .discriminators()
        .values(discriminator)
        .ifPresent(values -> member.constraints.put(values, discriminator.location()));
  }

  private SchemaAssertion judged(YamlNode part, String keyword) {
    return new SchemaAssertion(
        part, keyword, part.require(keyword).value(), compiler.judge().of(part));
  }

  /** Adds the keywords of a part, and returns the types that it allows. */
  private Set<JsonType> add(YamlNode part, boolean mayChoose) {
    Set<JsonType> allowed = EnumSet.allOf(JsonType.class);
    if (part.is(true)) {
      return allowed;
    }
    if (part.is(false)) {
      schema.keywords.putIfAbsent("type", part.location());
      return EnumSet.noneOf(JsonType.class);
    }
    if (!part.isMap()) {
      throw part.error("a schema is expected");
    }
    Set<JsonType> known = read.putIfAbsent(part, allowed);
    if (known != null) {
      return known;
    }
    if (part.get("$ref") != null) {
      allowed.retainAll(add(Reference.targetOf(part), mayChoose));
    }
    List<YamlNode> all = part.elements("allOf");
    boolean isChild = !mayChoose || all.isEmpty() || compiler.discriminators().mayBeChild(part);
    all.forEach(each -> allowed.retainAll(add(each, !isChild)));
    for (String keyword : List.of("type", "x-contract-type")) {
      YamlNode type = part.get(keyword);
      if (type != null && !AllowedKeywords.isForClients(part, keyword)) {
        allowed.retainAll(KeywordConstraints.types(type));
      }
    }
    part.entries()
        .forEach(
            (keyword, value) -> {
              schema.keywords.put(
                  AllowedKeywords.EXACT.getOrDefault(keyword, keyword), value.location());
              if (!AllowedKeywords.isForClients(part, keyword)) {
                keyword(part, keyword, value, allowed);
              }
            });
    for (String keyword : List.of("oneOf", "anyOf", AllowedKeywords.ANY_OF)) {
      YamlNode group = part.get(keyword);
      if (group != null && !parts.settled().contains(group)) {
        allowed.retainAll(choice(part, keyword, group));
      }
    }
    YamlNode discriminator = mayChoose ? compiler.discriminators().inherited(part) : null;
    if (discriminator != null && choice == null && !parts.settled().contains(discriminator)) {
      choice = Choice.ofChildren(part, discriminator, compiler.discriminators());
    }
    return allowed;
  }

  /** Adds a choice, in which {@code type: 'null'} only makes the other schemas nullable. */
  private Set<JsonType> choice(YamlNode part, String keyword, YamlNode group) {
    List<YamlNode> others =
        group.elements().stream().filter(option -> !Choice.isNull(option)).toList();
    int nulls = group.elements().size() - others.size();
    if (others.size() <= 1) {
      return nullable(part, keyword, nulls, others);
    }
    if (choice == null) {
      choice = Choice.of(part, keyword, group, others, compiler.discriminators());
    } else if (parts.settled().size() > Choice.MAX_NESTED) {
      judge(part, keyword, group);
    }
    return EnumSet.allOf(JsonType.class);
  }

  /** Adds the one schema beside null. If null is allowed, its constraints are not for null. */
  private Set<JsonType> nullable(YamlNode part, String keyword, int nulls, List<YamlNode> others) {
    Map<Constraint, ContractLocation> around = schema.constraints;
    boolean isChosen = choice != null;
    schema.constraints = new LinkedHashMap<>();
    Set<JsonType> allowed = EnumSet.noneOf(JsonType.class);
    others.forEach(each -> allowed.addAll(add(each, true)));
    if (nulls > 0) {
      schema.exemptNull(Set.of());
      choice = choice == null || isChosen ? choice : choice.nullable();
      if (keyword.equals("oneOf") && (nulls > 1 || allowed.contains(JsonType.NULL))) {
        SchemaAssertion onlyOne = judged(part, keyword).of(EnumSet.of(JsonType.NULL));
        around.put(onlyOne, part.require(keyword).location());
      }
      allowed.add(JsonType.NULL);
    }
    around.putAll(schema.constraints);
    schema.constraints = around;
    return allowed;
  }

  private void keyword(YamlNode part, String keyword, YamlNode value, Set<JsonType> allowed) {
    switch (keyword) {
      case "$ref", "type", "allOf", "oneOf", "anyOf", AllowedKeywords.ANY_OF -> {
        // Followed by add().
      }
      case "discriminator" -> {
        Discriminator.noteFaults(value, compiler.unknown());
        if (compiler.discriminators().values(value).isPresent()) {
          discriminators
              .computeIfAbsent(value.require("propertyName").text(), any -> new LinkedHashSet<>())
              .add(value);
        }
      }
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
      case "additionalProperties" -> additional(part, value);
      case "items" -> {
        if (part.get("prefixItems") == null) {
          items.add(value);
        } else {
          judge(part, keyword, value);
        }
      }
      case "then", "else" -> subschemas(part, keyword, value);
      case "x-contract-validations" ->
          value.elements().stream()
              .map(Validation::of)
              .forEach(
                  validation -> {
                    schema.validations.add(validation);
                    compiler.add(validation);
                  });
      default -> {
        if (AllowedKeywords.JUDGED.contains(keyword)
            || !KeywordConstraints.isScalarList(keyword, value)) {
          judge(part, keyword, value);
        } else {
          constraints.add(keyword, value, allowed);
        }
      }
    }
  }

  /**
   * Leaves a keyword to the validator of JSON Schema. Members that it may declare are not reported
   * as undeclared. Its schemas are compiled all the same, so that a fault in them is found on
   * loading.
   */
  private void judge(YamlNode part, String keyword, YamlNode value) {
    subschemas(part, keyword, value);
    if (keyword.equals(JsonSchemaJudge.DYNAMIC)) {
      compiler.schema(List.of(Reference.targetOf(part, keyword)));
      compiler.usesDynamicReferences();
    } else {
      schema.constraints.put(judged(part, keyword), value.location());
    }
    schema.open |= AllowedKeywords.DECLARING.contains(keyword);
  }

  private void subschemas(YamlNode part, String keyword, YamlNode value) {
    schema.subschemas.put(keyword, compiler.subschemas(part, keyword, value));
  }

  private void additional(YamlNode part, YamlNode value) {
    declaresMembers = true;
    if (!value.is(true) && !compiler.unknown().areErrors()) {
      limits.put(part, value);
    }
    if (part.get("patternProperties") != null) {
      judge(part, "additionalProperties", value);
    } else if (value.isMap()) {
      additional.add(value);
    } else if (value.value() instanceof Boolean any) {
      schema.open |= any;
      schema.closed |= !any;
    } else {
      throw value.error("true, false or a schema is expected");
    }
  }
}
