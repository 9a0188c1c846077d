package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Adds the constraints that single keywords state, and the annotations, to a schema. */
final class KeywordConstraints {
  /** 2020-12, and the dialects of OpenAPI that add annotations to it. */
  private static final Pattern DIALECT =
      Pattern.compile(
          "https://json-schema\\.org/draft/2020-12/schema#?"
              + "|https://spec\\.openapis\\.org/oas/3\\.1/dialect/.*");

  private static final List<String> FORMATS =
      Stream.concat(
              Stream.of("int32", "int64", "float", "double"),
              Arrays.stream(StringFormat.values()).map(StringFormat::id))
          .toList();

  private final Schema schema;
  private final UnknownWords unknown;

  KeywordConstraints(Schema schema, UnknownWords unknown) {
    this.schema = schema;
    this.unknown = unknown;
  }

  /** Adds a keyword, and removes the types that it does not allow. */
  void add(String keyword, YamlNode value, Set<JsonType> allowed) {
    try {
      evaluate(keyword, value, allowed);
    } catch (ContractException e) {
      if (unknown.areErrors()) {
        throw e;
      }
      unknown.add(value, "the value of '" + keyword + "' is none that it may have: not checked");
    }
  }

  private void evaluate(String keyword, YamlNode value, Set<JsonType> allowed) {
    switch (keyword) {
      case "enum" -> values(value, value.elements(), allowed);
      case "const" -> values(value, List.of(value), allowed);
      case "format" -> format(value);
      case "pattern" -> pattern(value);
      case "$schema" -> dialect(value, unknown);
      default -> other(keyword, value);
    }
  }

  private void other(String keyword, YamlNode value) {
    if (Range.isKeyword(keyword)) {
      constrain(Range.of(keyword, number(value)), value);
    } else if (AllowedKeywords.SCHEMA_EXTENSION.contains(keyword) || keyword.startsWith("x-")) {
      if (!AllowedKeywords.SCHEMA_EXTENSION.contains(keyword)
          && !AllowedKeywords.isForeign(keyword)) {
        unknown.add(value, notKnown(keyword));
      }
      Object annotation = value.value();
      if (annotation != null) {
        schema.annotations.put(keyword, annotation);
      }
    } else if (!AllowedKeywords.ANNOTATION.contains(keyword)) {
      unknown.add(value, notKnown(keyword));
    }
  }

  /** Notes a dialect of JSON Schema that is not known. */
  static void dialect(YamlNode value, UnknownWords unknown) {
    if (!DIALECT.matcher(value.text()).matches()) {
      unknown.add(
          value,
          "the dialect %s is not known: the schemas are read as JSON Schema 2020-12"
              .formatted(value.text()));
    }
  }

  private static String notKnown(String keyword) {
    return "the keyword '%s' is not known, so it is not checked".formatted(keyword)
        + AllowedKeywords.guess(keyword);
  }

  static Set<JsonType> types(YamlNode value) {
    Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    for (YamlNode name : value.isList() ? value.elements() : List.of(value)) {
      JsonType type =
          JsonType.ALL.stream()
              .filter(known -> known.id().equals(name.value()))
              .findFirst()
              .orElseThrow(
                  () ->
                      name.error(
                          "'%s' is not a type".formatted(name.value())
                              + NearestName.guess(
                                  String.valueOf(name.value()),
                                  JsonType.ALL.stream().map(JsonType::id).toList())));
      types.add(type);
      if (type == JsonType.NUMBER) {
        types.add(JsonType.INTEGER);
      }
    }
    return types;
  }

  /** Whether a keyword is not one that lists maps or lists as values. */
  static boolean isScalarList(String keyword, YamlNode value) {
    return switch (keyword) {
      case "enum" -> !value.isList() || value.elements().stream().allMatch(each -> isScalar(each));
      case "const" -> isScalar(value);
      default -> true;
    };
  }

  private static boolean isScalar(YamlNode value) {
    return !value.isMap() && !value.isList();
  }

  private void values(YamlNode keyword, List<YamlNode> listed, Set<JsonType> allowed) {
    Set<Json> values = new LinkedHashSet<>();
    Set<JsonType> types = EnumSet.noneOf(JsonType.class);
    for (YamlNode each : listed) {
      Json value = Json.of(each.value());
      values.add(value);
      types.add(value.type());
    }
    values.remove(JsonNull.NULL);
    if (types.contains(JsonType.INTEGER) || types.contains(JsonType.NUMBER)) {
      types.addAll(Set.of(JsonType.INTEGER, JsonType.NUMBER));
    }
    types.retainAll(allowed);
    if (types.isEmpty() && !listed.isEmpty() && !unknown.areErrors()) {
      unknown.add(keyword, "no listed value has the type beside the list: it is not checked");
      return;
    }
    // Where no type is stated, a value of another type than all of the list is told as such.
    allowed.retainAll(types);
    schema.keywords.putIfAbsent("type", keyword.location());
    constrain(new AllowedValues(values), keyword);
  }

  private void format(YamlNode value) {
    switch (value.text()) {
      case "int32" -> constrain(integer(Integer.MIN_VALUE, Integer.MAX_VALUE), value);
      case "int64" -> constrain(integer(Long.MIN_VALUE, Long.MAX_VALUE), value);
      case "float", "double" -> {
        // How a reader keeps the number; JSON has any.
      }
      default ->
          StringFormat.of(value.text())
              .ifPresentOrElse(
                  format -> constrain(format, value),
                  () ->
                      unknown.add(
                          value,
                          "the format '%s' is not known".formatted(value.text())
                              + NearestName.guess(value.text(), FORMATS)));
    }
  }

  private static Constraint integer(long min, long max) {
    BigDecimal least = BigDecimal.valueOf(min);
    return new Range(Range.Measure.VALUE, least, BigDecimal.valueOf(max), false, "format");
  }

  private void pattern(YamlNode value) {
    try {
      constrain(TextPattern.of(value.text(), value.location()), value);
    } catch (ContractException e) {
      if (unknown.areErrors()) {
        throw e;
      }
      unknown.add(value, "the pattern " + value.text() + " is not supported, so it is not checked");
    }
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
