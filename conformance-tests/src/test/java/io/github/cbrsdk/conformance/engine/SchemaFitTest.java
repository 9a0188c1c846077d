package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.JsonReader;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFitTest {
  private static final Map<String, Schema> SCHEMAS = schemas();

  /** The first fits better than the second. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"x\"}|Named|Sized",
        "{\"size\": 1}|Sized|Named",
        "{\"name\": \"x\", \"size\": 1}|Both|Named",
        "{\"name\": \"x\"}|Named|Both",
        "{\"name\": \"x\"}|Named|Counted",
        "{\"name\": 5}|Numbered|Named",
        "{\"name\": 5}|Named|Sized",
        "{\"a\": 1, \"b\": 2}|Counts|Named",
        "{\"a\": 1, \"b\": 2}|Counts|Words",
        "{\"a\": 1, \"b\": 2}|Open|Named",
        "{\"owner\": {\"name\": \"x\"}}|Owned|Tagged",
        "{\"owner\": \"x\"}|Tagged|Owned",
        "5|Small|Named",
        "5|Small|Large",
        "50|Large|Small",
        "\"x\"|NameOrSmall|Small",
        "5|NameOrSmall|Large",
      })
  void schemaThatFitsBetterScoresHigher(String value, String better, String worse) {
    assertThat(score(better, value)).isGreaterThan(score(worse, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{\"name\": \"x\"}|Named", "5|Small", "5|NameOrSmall", "{\"a\": 1}|Counts"})
  void valueOfTheSchemaScoresAboveNothing(String value, String schema) {
    assertThat(score(schema, value)).isPositive();
  }

  private static int score(String schema, String value) {
    return SchemaFit.score(
        Objects.requireNonNull(SCHEMAS.get(schema)),
        Objects.requireNonNull(JsonReader.read(value.getBytes(UTF_8)).value()));
  }

  private static Map<String, Schema> schemas() {
    Map<String, Schema> byName = new TreeMap<>();
    Things.answering(
            "'204': {description: Nothing.}",
            """
            components:
              schemas:
                Named:
                  {type: object, additionalProperties: false, required: [name],
                   properties: {name: {type: string}}}
                Numbered:
                  {type: object, additionalProperties: false, required: [name],
                   properties: {name: {type: integer}}}
                Sized:
                  {type: object, additionalProperties: false, required: [size],
                   properties: {size: {type: integer}}}
                Both:
                  {type: object, additionalProperties: false, required: [name, size],
                   properties: {name: {type: string}, size: {type: integer}}}
                Counted:
                  {type: object, additionalProperties: false, required: [name, count],
                   properties: {name: {type: string}, count: {type: integer}}}
                Counts: {type: object, additionalProperties: {type: integer}}
                Words: {type: object, additionalProperties: {type: string}}
                Open: {type: object, additionalProperties: true}
                Owned:
                  type: object
                  additionalProperties: false
                  properties:
                    owner:
                      anyOf:
                        - {type: object, properties: {name: {type: string}}}
                        - {type: integer}
                Tagged:
                  {type: object, additionalProperties: false,
                   properties: {owner: {type: string}}}
                Small: {type: integer, maximum: 9}
                Large: {type: integer, minimum: 10}
                NameOrSmall: {anyOf: [{type: string}, {type: integer, maximum: 9}]}
            """)
        .edition(Edition.ANY)
        .schemas()
        .forEach(schema -> byName.put(schema.name().orElseThrow(), schema));
    return byName;
  }
}
