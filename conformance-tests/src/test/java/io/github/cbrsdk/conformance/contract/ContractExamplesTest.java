package io.github.cbrsdk.conformance.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is one of its own schema, in every edition. */
final class ContractExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The documents by edition and file. */
  private static final Map<String, JsonNode> DOCUMENTS = documents();

  private static Map<String, JsonNode> documents() {
    Map<String, JsonNode> documents = new TreeMap<>();
    for (String edition : editions()) {
      EffectiveContract contract = Contract.bundled().edition(edition);
      contract
          .documents()
          .forEach((file, yaml) -> documents.put(edition + " " + file, JSON.valueToTree(yaml)));
    }
    return documents;
  }

  private static List<String> editions() {
    List<String> editions = new ArrayList<>(Contract.bundled().editions());
    editions.add(Edition.ANY);
    return editions;
  }

  static Stream<String> names() {
    return DOCUMENTS.keySet().stream();
  }

  static Stream<Example> examples() {
    return names().flatMap(name -> examples(name).stream());
  }

  private static List<Example> examples(String name) {
    List<Example> examples = new ArrayList<>();
    collect(name, "", document(name), examples);
    return examples;
  }

  private static JsonNode document(String name) {
    return requireNonNull(DOCUMENTS.get(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void examplesConformToTheirSchemas(String name) {
    SchemaJudge judge = SchemaJudge.closed(document(name));

    assertThat(examples(name))
        .isNotEmpty()
        .allSatisfy(
            example -> assertThat(judge.judge(example.schema(), example.value())).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyScalarMemberHasExamplesThatConform(String name) {
    JsonNode document = document(name).deepCopy();
    for (JsonNode flat : document.findParents("x-contract-any-of")) {
      ((ObjectNode) flat).remove("x-contract-any-of");
    }
    SchemaJudge judge = SchemaJudge.closed(document);
    SoftAssertions softly = new SoftAssertions();
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      for (Map.Entry<String, JsonNode> member : schema.getValue().path("properties").properties()) {
        String at = "/components/schemas/" + schema.getKey() + "/properties/" + member.getKey();
        JsonNode value = scalar(document, member.getValue());
        if (value != null) {
          softly.assertThat(value.path("examples")).as(at).isNotEmpty();
          value
              .path("examples")
              .forEach(each -> softly.assertThat(judge.judge(at, each)).as(at).isEmpty());
        }
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("names")
  void flatSchemaHasTheMembersOfItsAlternatives(String name) {
    JsonNode document = document(name);
    for (JsonNode flat : document.findParents("x-contract-any-of")) {
      Map<String, String> types = new TreeMap<>();
      flat.path("x-contract-any-of")
          .forEach(
              each ->
                  ContractDocument.resolve(document, each)
                      .path("properties")
                      .properties()
                      .forEach(member -> types.put(member.getKey(), type(member.getValue()))));
      Map<String, String> flatTypes = new TreeMap<>();
      flat.path("properties")
          .properties()
          .forEach(member -> flatTypes.put(member.getKey(), type(member.getValue())));
      assertThat(flatTypes).isEqualTo(types);
    }
  }

  private static String type(JsonNode member) {
    return member.path("type").toString()
        + member.path("pattern").asText()
        + member.path("$ref").asText();
  }

  /** The schema with the examples of a member, or null if its values are objects or arrays. */
  private static @Nullable JsonNode scalar(JsonNode document, JsonNode member) {
    JsonNode schema =
        ContractDocument.resolve(document, member.has("oneOf") ? member.at("/oneOf/0") : member);
    return schema.path("type").toString().matches(".*(object|array).*") ? null : schema;
  }

  @Test
  void requestsResponsesAndParametersHaveExamples() {
    assertThat(examples().map(Example::schema))
        .anyMatch(schema -> schema.contains("/parameters/"))
        .anyMatch(schema -> schema.contains("/requestBody/"))
        .anyMatch(schema -> schema.contains("/responses/200/"))
        .anyMatch(schema -> schema.contains("/components/responses/"));
  }

  @Test
  void aWrongExampleWouldBeNoticed() {
    Example example =
        examples().filter(e -> e.schema().contains("/responses/200/")).findFirst().orElseThrow();
    SchemaJudge judge = SchemaJudge.closed(document(example.file()));
    ObjectNode backup = (ObjectNode) example.value().deepCopy().path("backup");
    ObjectNode body = example.value().deepCopy();
    body.set("backup", backup);

    backup.put("created_at", "2024-02-30T00:00:00");
    assertThat(judge.judge(example.schema(), body))
        .anyMatch(e -> e.startsWith("/backup/created_at"));
    backup.put("created_at", "2024-02-28T00:00:00").put("a_new_member", 1);
    assertThat(judge.judge(example.schema(), body)).anyMatch(e -> e.contains("a_new_member"));
  }

  /** Finds what has a schema beside an example, or beside examples. */
  private static void collect(String file, String at, JsonNode node, List<Example> found) {
    if (node.has("schema")) {
      if (node.has("example")) {
        found.add(new Example(file, at + "/schema", node.path("example")));
      }
      node.path("examples")
          .forEach(example -> found.add(new Example(file, at + "/schema", example.path("value"))));
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry -> {
                if (!entry.getKey().equals("examples")) {
                  collect(file, at + "/" + escape(entry.getKey()), entry.getValue(), found);
                }
              });
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(file, at + "/" + i, node.get(i), found);
    }
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * An example.
   *
   * @param schema the JSON pointer of its schema
   */
  record Example(String file, String schema, JsonNode value) {
    @Override
    public String toString() {
      return file + schema;
    }
  }
}
