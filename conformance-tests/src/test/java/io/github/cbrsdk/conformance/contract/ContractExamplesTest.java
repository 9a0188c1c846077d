package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example in the contract is one of its own schema. */
final class ContractExamplesTest {
  static Stream<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String file : ContractDocument.FILES) {
      collect(file, "", ContractDocument.read(file), examples);
    }
    return examples.stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleConformsToItsSchema(Example example) {
    SchemaJudge judge = SchemaJudge.closed(ContractDocument.read(example.file()));

    assertThat(judge.judge(example.schema(), example.value())).isEmpty();
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
    SchemaJudge judge = SchemaJudge.closed(ContractDocument.read(example.file()));
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
