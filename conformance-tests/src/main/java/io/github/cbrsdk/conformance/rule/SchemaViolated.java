package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.SchemaAssertion;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.SchemaLimits;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

final class SchemaViolated extends ConstraintRule {
  /** The keywords that mean nothing if their schema says nothing. */
  private static final Set<String> DEPENDENT_ON_CONTENT =
      Set.of("then", "else", "dependentRequired", "dependentSchemas");

  SchemaViolated() {
    super(
        Rule.SCHEMA_VIOLATED,
        new RuleText(
            "A value violates a keyword of JSON Schema that has no rule of its own.",
            "\"sizes\": [1, 1] where uniqueItems is declared"));
  }

  /**
   * Widens the one keyword that is not kept, as the rule of that keyword does; without one it is
   * removed, and what means nothing without it.
   */
  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    String schema = edit.around();
    String keyword = edit.keyword();
    if (edit.current(schema) instanceof List<?> names
        && (JsonPointer.name(schema).equals("required")
            || JsonPointer.name(JsonPointer.parent(schema)).equals("dependentRequired"))) {
      Object name = edit.original(edit.contractPointer());
      List<?> fewer = names.stream().filter(each -> !each.equals(name)).toList();
      edit.put(JsonPointer.parent(schema), JsonPointer.name(schema), fewer, edit.what());
      return fewer.isEmpty() ? remove(edit, schema) : FindingEdit.DONE;
    }
    if (edit.original(edit.contractPointer()) != null
        && edit.current(edit.contractPointer()) == null) {
      return FindingEdit.DONE; // The edit for another finding replaced or removed the keyword.
    }
    if (Range.measure(keyword) != null) {
      return RangeExceeded.widen(edit);
    }
    return switch (keyword) {
      case "type" -> TypeChanged.allow(edit);
      case "enum", "const" -> EnumValueUndeclared.list(edit, schema, edit.observed().values());
      case "format", "pattern" -> FormatChanged.widen(edit);
      case "multipleOf" -> divide(edit);
      case "contains", "minContains", "maxContains" -> count(edit);
      case "oneOf", "anyOf" -> allowAnother(edit);
      case "propertyNames" -> allowNames(edit);
      case "uniqueItems", "not", "then", "else" -> remove(edit, edit.contractPointer());
      default -> excluded(edit);
    };
  }

  /** Declares what a keyword excludes that is false. */
  private static Optional<String> excluded(FindingEdit edit) {
    String pointer = edit.contractPointer();
    String schema = edit.around();
    if (!Boolean.FALSE.equals(edit.current(pointer))) {
      return edit.noEdit();
    }
    if (edit.keyword().endsWith("Properties")) {
      edit.observed()
          .members()
          .forEach(
              (name, member) ->
                  MemberUndeclared.declare(
                      edit, schema, JsonPointer.child(edit.finding().pointer(), name), member));
      return FindingEdit.DONE;
    }
    return DEPENDENT_ON_CONTENT.contains(edit.keyword())
            || DEPENDENT_ON_CONTENT.contains(JsonPointer.name(schema))
        ? remove(edit, pointer)
        : edit.put(schema, edit.keyword(), edit.observed().schema(), edit.what());
  }

  /** Makes the greatest common divisor of a divisor and what was observed the divisor. */
  private static Optional<String> divide(FindingEdit edit) {
    BigDecimal divisor = new BigDecimal(String.valueOf(edit.current(edit.contractPointer())));
    for (Json each : edit.observed().values().keySet()) {
      BigDecimal number = each instanceof JsonNumber known ? known.value() : null;
      if (number == null) {
        return Optional.of("the number has too many digits to be divided");
      }
      int scale = Math.max(0, Math.max(number.scale(), divisor.scale()));
      BigInteger common =
          number.setScale(scale).unscaledValue().gcd(divisor.setScale(scale).unscaledValue());
      divisor = new BigDecimal(common, scale).stripTrailingZeros();
    }
    return edit.put(edit.around(), edit.keyword(), divisor, edit.what());
  }

  /** Allows as many elements that 'contains' describes as there are. */
  private static Optional<String> count(FindingEdit edit) {
    String schema = edit.around();
    LongSummaryStatistics counts =
        edit.observed().values().keySet().stream()
            .mapToLong(
                array ->
                    array.elements().stream()
                        .filter(each -> edit.isValid(schema + "/contains", each))
                        .count())
            .summaryStatistics();
    boolean tooMany = edit.keyword().equals("maxContains");
    return edit.put(
        schema,
        tooMany ? "maxContains" : "minContains",
        tooMany ? counts.getMax() : counts.getMin(),
        edit.what());
  }

  /** Allows the names of members that a schema of names excludes. */
  private static Optional<String> allowNames(FindingEdit edit) {
    String pointer = edit.contractPointer();
    List<String> names = List.copyOf(edit.observed().members().keySet());
    Object stated = requireNonNull(edit.current(pointer));
    Map<String, Object> listed = Map.of("enum", names);
    return edit.put(
        edit.around(),
        edit.keyword(),
        stated instanceof Map ? Map.of("anyOf", List.of(stated, listed)) : listed,
        edit.what());
  }

  /** Adds an option for values that are no objects and fit none; to fit several is allowed. */
  private static Optional<String> allowAnother(FindingEdit edit) {
    String pointer = edit.contractPointer();
    String schema = edit.around();
    List<?> options = (List<?>) requireNonNull(edit.current(pointer));
    LongSummaryStatistics fitting =
        edit.observed().values().keySet().stream()
            .mapToLong(
                value ->
                    IntStream.range(0, options.size())
                        .filter(i -> edit.isValid(pointer + "/" + i, value))
                        .count())
            .summaryStatistics();
    if (fitting.getMax() == 0) {
      return edit.observed().types().contains(JsonType.OBJECT)
          ? edit.noEdit()
          : edit.put(
              schema,
              edit.keyword(),
              FindingEdit.with(options, edit.observed().schema()),
              edit.what());
    }
    if (edit.current(schema + "/anyOf") == null) {
      edit.put(schema, "anyOf", options, edit.what());
    } else {
      List<?> all = edit.current(schema + "/allOf") instanceof List<?> list ? list : List.of();
      edit.put(schema, "allOf", FindingEdit.with(all, Map.of("anyOf", options)), edit.what());
    }
    return edit.remove(schema, "oneOf", edit.what());
  }

  private static Optional<String> remove(FindingEdit edit, String pointer) {
    String schema = JsonPointer.parent(pointer);
    String keyword = JsonPointer.name(pointer);
    edit.remove(schema, keyword, edit.what());
    boolean isConditional = keyword.equals("then") || keyword.equals("else");
    if (isConditional
        && edit.current(schema + "/then") == null
        && edit.current(schema + "/else") == null) {
      return edit.remove(schema, "if", edit.what());
    }
    boolean isEmpty = edit.current(schema) instanceof Map<?, ?> left && left.isEmpty();
    return isEmpty && DEPENDENT_ON_CONTENT.contains(JsonPointer.name(schema))
        ? remove(edit, schema)
        : FindingEdit.DONE;
  }

  @Override
  Stream<Mutation> mutations(MutationMaker make, ValueLocation location) {
    return location
        .schema()
        .constraints(SchemaAssertion.class)
        .flatMap(
            assertion ->
                others(location)
                    .filter(other -> !SchemaLimits.allows(assertion, other))
                    .limit(1)
                    .map(other -> make.value(assertion.keyword(), location, other)));
  }

  /** Other values of the same type; an object keeps its required members. */
  private static Stream<Json> others(ValueLocation location) {
    Json value = location.value();
    if (value instanceof JsonArray) {
      List<Json> doubled = new ArrayList<>(value.elements());
      doubled.addAll(value.elements());
      return Stream.of(doubled, List.of()).map(Json::of);
    }
    if (value instanceof JsonObject object) {
      return Stream.concat(
          Stream.of(object.with(location.freeName("more"), Json.of(1))),
          object.members().keySet().stream()
              .filter(name -> !location.schema().required().containsKey(name))
              .map(name -> object.with(name, null)));
    }
    return value instanceof JsonNumber number && number.isLong()
        ? Stream.of(1, 3, 7).map(n -> Json.of(number.longValue() + n))
        : value instanceof JsonString
            ? Stream.of("", "x", value.text() + "x").map(JsonString::new)
            : Stream.empty();
  }
}
