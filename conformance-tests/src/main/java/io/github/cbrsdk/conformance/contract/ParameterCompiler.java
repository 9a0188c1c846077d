package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles parameters, and the values of response headers. */
final class ParameterCompiler {
  private static final Set<String> STYLES =
      Set.of("form", "simple", "spaceDelimited", "pipeDelimited", "deepObject", "matrix", "label");

  private final SchemaCompiler schemas;
  private final UnknownWords unknown;

  ParameterCompiler(SchemaCompiler schemas) {
    this.schemas = schemas;
    this.unknown = schemas.unknown();
  }

  Parameter parameter(YamlNode node) {
    YamlNode parameter = AllowedKeywords.resolved(node, AllowedKeywords.PARAMETER, unknown);
    YamlNode example = parameter.get("example");
    String in = parameter.require("in").text();
    String usual = in.equals("query") || in.equals("cookie") ? "form" : "simple";
    String style = parameter.text("style", usual);
    if (!STYLES.contains(style)) {
      unknown.add(
          parameter.require("style"), "the style '" + style + "' is not known: it is read as form");
    }
    return new Parameter(
        parameter.require("name").text(),
        in,
        parameter.isTrue("required"),
        parameter.isTrue("allowEmptyValue"),
        style,
        parameter.get("explode") == null ? style.equals("form") : parameter.isTrue("explode"),
        parameter.get("content") != null,
        valueSchema(parameter).map(schemas::compile).orElse(null),
        example == null ? null : example.value(),
        node.location());
  }

  /** The schema of the value of a parameter or header; empty if there is none that is read. */
  private Optional<YamlNode> valueSchema(YamlNode stated) {
    for (Map.Entry<String, YamlNode> content : stated.entries("content").entrySet()) {
      Optional<YamlNode> schema = content.getValue().find("schema");
      if (MediaRange.isJson(MediaRange.of(content.getKey()))) {
        return schema;
      }
      schema.ifPresent(
          each ->
              unknown.add(each, "values of " + content.getKey() + " are not read, so not checked"));
    }
    return Optional.ofNullable(stated.get("schema"));
  }

  /** The schema of the value of a header; empty if there is none that can be compared. */
  Optional<Schema> header(YamlNode header) {
    Optional<Schema> schema = valueSchema(header).map(schemas::compile);
    if (schema.isPresent()
        && (header.get("content") != null
            || !schema.get().alternatives().isEmpty()
            || Set.of(JsonType.OBJECT).containsAll(schema.get().types()))) {
      unknown.add(
          header, "a header that is JSON, an object or one of several schemas is not checked");
      return Optional.empty();
    }
    return schema;
  }
}
