package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges values by the schemas of a document with networknt's validator, formats included. */
final class SchemaJudge {
  private static final String DOCUMENT = "https://contract.example/document";
  private static final String SCHEMAS = "/components/schemas";
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012()).format(new TimestampFormat()).build();

  private final SchemaRegistry registry;

  private SchemaJudge(JsonNode document) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    registry =
        SchemaRegistry.withDefaultDialect(
            DIALECT,
            builder ->
                builder
                    .schemaRegistryConfig(config)
                    .schemas(Map.of(DOCUMENT, document.toString())));
  }

  /** A judge that lets members pass that no schema declares. */
  static SchemaJudge open(JsonNode document) {
    return new SchemaJudge(exact(document));
  }

  /** With the exact schemas in place of those that are simpler for clients. */
  static JsonNode exact(JsonNode document) {
    JsonNode exact = document.deepCopy();
    for (JsonNode flat : exact.findParents("x-contract-any-of")) {
      ((ObjectNode) flat).remove(List.of("type", "properties"));
      ((ObjectNode) flat).set("anyOf", flat.get("x-contract-any-of"));
    }
    for (JsonNode union : exact.findParents("x-contract-type")) {
      ((ObjectNode) union).set("type", union.get("x-contract-type"));
    }
    return exact;
  }

  /** A judge that does not. */
  static SchemaJudge closed(JsonNode document) {
    JsonNode closed = exact(document);
    // What others include is closed by those who include it.
    Set<String> included = new HashSet<>();
    closed.findValues("allOf").forEach(parts -> included.addAll(parts.findValuesAsText("$ref")));
    closed
        .at(SCHEMAS)
        .properties()
        .forEach(
            schema -> {
              if (!included.contains("#" + SCHEMAS + "/" + schema.getKey())
                  && schema.getValue().path("type").asText().equals("object")) {
                ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false);
              }
            });
    return new SchemaJudge(closed);
  }

  /** What is wrong with the value by the schema at that JSON pointer. */
  List<String> judge(String pointer, JsonNode value) {
    return registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer)).validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /** The contract's own format, by the JDK's parsers alone. */
  private static final class TimestampFormat implements Format {
    @Override
    public String getName() {
      return "timestamp";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return PlainTimestamp.isOne(value);
    }
  }
}
