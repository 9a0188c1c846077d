package io.github.cbrsdk.conformance.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import dev.harrel.jsonschema.Dialects.Draft2020Dialect;
import dev.harrel.jsonschema.FormatEvaluatorFactory;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two JSON Schema validators of other makes, which judge bodies by the contract's schemas. */
final class SecondOpinion {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMAS = "/components/schemas";

  private final Map<String, Schema> networknt = new HashMap<>();
  private final Map<String, JsonNode> documents = new HashMap<>();
  private final SchemaRegistry registry;
  private final Validator harrel;

  SecondOpinion(EffectiveContract contract) {
    Map<String, String> texts = new HashMap<>();
    contract
        .documents()
        .forEach(
            (file, document) -> {
              JsonNode closed = closed(exact(JSON.valueToTree(document)));
              documents.put(uri(file), closed);
              texts.put(uri(file), closed.toString());
            });
    Dialect dialect =
        Dialect.builder(Dialects.getDraft202012()).format(new TimestampFormat()).build();
    registry =
        SchemaRegistry.withDefaultDialect(
            dialect,
            builder ->
                builder
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                    .schemas(texts));
    harrel =
        new ValidatorFactory()
            .withDialect(new Draft2020Dialect())
            .withJsonNodeFactory(new JacksonNode.Factory())
            .withEvaluatorFactory(new FormatEvaluatorFactory())
            .createValidator();
    // Only the schemas: the keywords of OpenAPI around them mean nothing to JSON Schema.
    documents.forEach(
        (uri, document) -> {
          ObjectNode wrapped = JSON.createObjectNode();
          wrapped.set("components", document.path("components"));
          harrel.registerSchema(URI.create(uri), wrapped);
        });
  }

  private static String uri(String file) {
    return "https://contract.example/" + file;
  }

  /** The document with the exact schemas in place of those that are simpler for clients. */
  private static JsonNode exact(JsonNode document) {
    for (JsonNode flat : document.findParents("x-contract-any-of")) {
      ((ObjectNode) flat).remove(List.of("type", "properties"));
      ((ObjectNode) flat).set("anyOf", flat.get("x-contract-any-of"));
    }
    for (JsonNode union : document.findParents("x-contract-type")) {
      ((ObjectNode) union).set("type", union.get("x-contract-type"));
    }
    return document;
  }

  /** The document with undeclared members forbidden wherever the contract lists members. */
  private static JsonNode closed(JsonNode document) {
    Set<String> included = new HashSet<>();
    document.findValues("allOf").forEach(parts -> included.addAll(parts.findValuesAsText("$ref")));
    document
        .at(SCHEMAS)
        .properties()
        .forEach(
            schema -> {
              boolean whole = !included.contains("#" + SCHEMAS + "/" + schema.getKey());
              close(schema.getValue(), whole);
            });
    return document;
  }

  private static void close(JsonNode schema, boolean whole) {
    if (whole
        && schema instanceof ObjectNode object
        && schema.path("type").asText().equals("object")
        && !(schema.path("properties").isEmpty() && schema.path("allOf").isEmpty())
        && !schema.has("additionalProperties")) {
      object.put("unevaluatedProperties", false);
    }
    schema.path("properties").forEach(member -> close(member, true));
    if (schema.has("items")) {
      close(schema.path("items"), true);
    }
  }

  /** Whether networknt's validator finds the body valid. */
  boolean networkntAccepts(String file, String schema, JsonNode body) {
    String place = uri(file) + "#" + SCHEMAS + "/" + schema;
    return networknt
        .computeIfAbsent(place, name -> registry.getSchema(SchemaLocation.of(name)))
        .validate(body)
        .isEmpty();
  }

  /** Whether the validator of dev.harrel finds the body valid. */
  boolean harrelAccepts(String file, String schema, JsonNode body) {
    return harrel.validate(URI.create(uri(file) + "#" + SCHEMAS + "/" + schema), body).isValid();
  }

  private static final class TimestampFormat implements Format {
    @Override
    public String getName() {
      return "timestamp";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
      return value.matches(
          "[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}.*");
    }
  }
}
