package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.cbrsdk.conformance.Extent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check judges bodies as a validator of JSON Schema does, but for undeclared members. */
class AnyBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Findings on bodies that are valid by JSON Schema. */
  private static final Set<String> STRICTER = Set.of("member-undeclared", "number-form");

  private static final SchemaRegistry VALIDATORS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  @TempDir Path folder;

  /** A body, its schema, and what the check found. */
  private record Checked(JsonNode schema, JsonNode body, Set<String> rules) {
    boolean isValidBy(JsonNode other) {
      return VALIDATORS.getSchema(other).validate(body).isEmpty();
    }
  }

  private List<Checked> check(List<? extends JsonNode> schemas, List<JsonNode> bodies)
      throws Exception {
    StringBuilder paths = new StringBuilder();
    StringBuilder traffic = new StringBuilder();
    for (int i = 0; i < bodies.size(); i++) {
      int schema = i * schemas.size() / bodies.size();
      if (i * schemas.size() % bodies.size() < schemas.size()) {
        paths.append(
            """
            /v%d: {get: {responses: {'200': {description: A value.,
              content: {application/json: {schema: %s}}}}}},
            """
                .formatted(schema, schemas.get(schema)));
      }
      ObjectNode exchange = JSON.createObjectNode();
      exchange.putObject("request").put("method", "GET").put("url", "http://a/v" + schema);
      ObjectNode response = exchange.putObject("response").put("status", 200);
      response.putObject("headers").put("Content-Type", "application/json");
      response.put("body", bodies.get(i).toString());
      traffic.append(exchange).append('\n');
    }
    Path contract =
        Files.writeString(
            folder.resolve("any.yaml"),
            "{openapi: 3.1.0, info: {title: Any, version: '1'}, paths: {" + paths + "}}\n");
    Path recording = Files.writeString(folder.resolve("any.ndjson"), traffic);

    CommandLineRun run =
        CommandLineRun.of(
            "check", "--contract", contract, "--recordings", recording, "--report-dir", folder);

    assertThat(run.status()).as(run.out() + run.err()).isLessThan(2);
    List<Checked> all = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("exchanges.ndjson"))) {
      Set<String> rules = new HashSet<>(JSON.readTree(line).findValuesAsText("rule"));
      int schema = all.size() * schemas.size() / bodies.size();
      all.add(new Checked(schemas.get(schema), bodies.get(all.size()), rules));
    }
    assertThat(all).hasSameSizeAs(bodies);
    return all;
  }

  @Test
  void isJudgedAsAValidatorDoes() throws Exception {
    for (int seed = 1; seed <= Extent.of(1, 40); seed++) {
      RandomBody random = new RandomBody(seed);
      List<ObjectNode> schemas = new ArrayList<>();
      List<JsonNode> bodies = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        ObjectNode schema = random.schema();
        schemas.add(schema);
        for (int n = 0; n < 30; n++) {
          bodies.add(random.of(schema));
        }
      }

      for (Checked each : check(schemas, bodies)) {
        boolean isValid = each.isValidBy(each.schema());
        boolean isDeclared = each.isValidBy(closed(each.schema().deepCopy()));
        // Undeclared members can decide how many options of a oneOf are valid.
        if (!isValid && !isDeclared) {
          assertThat(each.rules()).as("%s", each).isNotEmpty();
        } else if (isValid && isDeclared) {
          assertThat(STRICTER).as("%s", each).containsAll(each.rules());
        }
      }
    }
  }

  /** The schema without undeclared members. */
  private static JsonNode closed(JsonNode schema) {
    schema.forEach(AnyBodyTest::closed);
    JsonNode properties = schema.path("properties");
    if (properties.isObject()
        && !schema.has("additionalProperties")
        && !schema.has("patternProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
      for (JsonNode name : schema.path("required")) {
        if (!properties.has(name.asText())) {
          ((ObjectNode) properties).putObject(name.asText());
        }
      }
    }
    return schema;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        // An option that is closed does not take the members of another one.
        "{\"anyOf\": [{\"properties\": {\"c\": {\"type\": \"object\"}}, \"type\": \"object\","
            + " \"additionalProperties\": false}, {\"properties\": {\"a\": {}, \"c\": {\"enum\":"
            + " [1]}}, \"type\": \"object\"}]} | {\"a\": 1, \"c\": {}} | type-changed",
        // The members of a map are declared.
        "{\"oneOf\": [{\"type\": \"object\", \"properties\": {\"e\": {}, \"d\": {}},"
            + " \"maxProperties\": 1}, {\"type\": \"object\", \"additionalProperties\": {\"type\":"
            + " \"number\"}, \"minProperties\": 2}]} | {\"e\": 13, \"d\": 32} | ''",
        // Of options that are alike, one that a keyword excludes is not the nearest.
        "{\"anyOf\": [{\"type\": \"object\", \"properties\": {\"c\": {}}, \"dependentRequired\":"
            + " {\"c\": [\"d\"]}}, {\"type\": \"object\", \"properties\": {\"c\": {}}}]} |"
            + " {\"c\": 1, \"more\": 1} | member-undeclared"
      })
  void isJudgedByTheOptionThatFits(String schema, String body, String rule) throws Exception {
    List<Checked> all = check(List.of(JSON.readTree(schema)), List.of(JSON.readTree(body)));

    assertThat(all.get(0).rules()).isEqualTo(rule.equals("''") ? Set.of() : Set.of(rule));
  }
}
