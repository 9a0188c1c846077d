package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes an alternative of each option of a choice; each includes what stands beside the choice. */
final class ChoiceCompiler {
  private final SchemaCompiler compiler;
  private final Schema schema;
  private final Choice choice;

  ChoiceCompiler(SchemaCompiler compiler, Schema schema, Choice choice) {
    this.compiler = compiler;
    this.schema = schema;
    this.choice = choice;
  }

  /**
   * Adds the alternatives.
   *
   * @param parts the schema around the choice
   * @param alone whether that says nothing beside the choice
   */
  void add(SchemaCompiler.Parts parts, boolean alone) {
    for (YamlNode option : choice.options()) {
      boolean isPart = option == choice.part();
      schema.alternatives.add(
          alone && !isPart
              ? compiler.schema(List.of(option))
              : compiler.schema(
                  parts.with(
                      choice.node(),
                      isPart ? parts.nodes().get(parts.nodes().size() - 1) : option)));
    }
    schema.discriminator = choice.discriminator();
    compiler.whenCompiled(this::limit);
  }

  private void limit() {
    boolean mayBeNull =
        schema.types.contains(JsonType.NULL) && (choice.isNullable() || choice.nulls() > 0);
    Set<JsonType> compared = compared();
    Set<String> names =
        choice.isExclusive()
                || choice.discriminator() != null
                || choice.node().name().equals(AllowedKeywords.ANY_OF)
                || compiler.unknown().areErrors()
            ? Set.of()
            : schema.alternatives.stream()
                .flatMap(each -> each.properties().keySet().stream())
                .collect(Collectors.toSet());
    schema.alternatives.replaceAll(
        each ->
            each.with(
                copy -> {
                  if (mayBeNull) {
                    Set<JsonType> types = EnumSet.of(JsonType.NULL);
                    types.addAll(copy.types);
                    copy.types = types;
                    copy.exemptNull(schema.constraints.keySet());
                  }
                  if (!compared.isEmpty()) {
                    copy.constraints.put(onlyOne().of(compared), choice.node().location());
                  }
                  if (!names.isEmpty() && !copy.closed) {
                    copy.elsewhere = names;
                  }
                }));
  }

  /** The types of the values that two options of a {@code oneOf} may allow. */
  private Set<JsonType> compared() {
    Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    if (choice.isExclusive() && !DisjointSchemas.are(schema.alternatives)) {
      types = EnumSet.allOf(JsonType.class);
    } else if (choice.isExclusive()
        && choice.nulls() + schema.alternatives.stream().filter(ChoiceCompiler::allowsNull).count()
            > 1) {
      types = EnumSet.of(JsonType.NULL);
    }
    if (choice.isNullable()) {
      types.remove(JsonType.NULL);
    }
    return types;
  }

  private static boolean allowsNull(Schema schema) {
    return schema.allows(JsonType.NULL);
  }

  /**
   * Rejects values that conform to several options. A value that conforms to none is reported by
   * the option that fits it best; a value that names its option is compared with that one alone.
   */
  private SchemaAssertion onlyOne() {
    YamlNode part = choice.part();
    BiFunction<String, Json, Stream<SchemaProblem>> judge = compiler.judge().of(part);
    return new SchemaAssertion(
        part,
        "oneOf",
        part.require("oneOf").value(),
        (keyword, value) ->
            isNamed(value)
                ? Stream.empty()
                : judge.apply(keyword, value).filter(problem -> !problem.fitsNone()));
  }

  private boolean isNamed(Json value) {
    Discriminator discriminator = choice.discriminator();
    return discriminator != null
        && value instanceof JsonObject object
        && object.get(discriminator.member()) != null;
  }
}
