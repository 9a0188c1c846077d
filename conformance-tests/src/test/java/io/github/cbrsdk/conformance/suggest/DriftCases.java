package io.github.cbrsdk.conformance.suggest;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Each kind of drift that a contract can accept, at each kind of place. */
public final class DriftCases {
  /** The schema of a member, a value that it allows, and one that it does not. */
  private static final Map<String, String[]> KINDS = new LinkedHashMap<>();

  /**
   * The schema around a member, and a body around its object, in place of {@code SCHEMA} and {@code
   * OBJECT}.
   */
  private static final Map<String, String[]> PLACES = new LinkedHashMap<>();

  static {
    kind("enum", "{type: string, enum: [p, q]}", "\"p\"", "\"r\"");
    kind("enum with null", "{type: [string, 'null'], enum: [p, null]}", "null", "\"r\"");
    kind("null in an enum", "{type: string, enum: [p, q]}", "\"p\"", "null");
    kind("null", "{type: string}", "\"p\"", "null");
    kind("null of two types", "{type: [string, integer]}", "1", "null");
    kind("text for a number", "{type: integer, minimum: 0}", "1", "\"1\"");
    kind("fraction", "{type: integer}", "1", "1.5");
    kind("list for a text", "{type: string}", "\"p\"", "[\"p\"]");
    kind("object for a text", "{type: string}", "\"p\"", "{\"p\": 1}");
    kind("minimum", "{type: integer, minimum: 0}", "1", "-5");
    kind("maximum", "{type: integer, maximum: 10}", "1", "11");
    kind("exclusive maximum", "{type: number, exclusiveMaximum: 10}", "1", "10.5");
    kind("int32", "{type: integer, format: int32}", "1", "3000000000");
    kind(
        "uuid",
        "{type: string, format: uuid}",
        "\"6f2a1d1c-3c43-4b8e-9d55-0d8f5a3f1b11\"",
        "\"x\"");
    kind("pattern", "{type: string, pattern: '^[A-Z]{2}$'}", "\"AB\"", "\"a[b]/c\"");
    kind("item", "{type: array, items: {type: string}}", "[\"p\"]", "[\"p\", 1]");
    kind("enum of items", "{type: array, items: {type: string, enum: [p]}}", "[\"p\"]", "[\"r\"]");
    kind("referred", "{$ref: '#/components/schemas/Letter'}", "\"p\"", "null");
    kind("referred enum", "{$ref: '#/components/schemas/Letter'}", "\"p\"", "\"r\"");
    kind(
        "alternatives",
        "{oneOf: [{$ref: '#/components/schemas/Part'}, {type: 'null'}]}",
        "null",
        "5");
    kind(
        "enum in alternatives",
        "{oneOf: [{type: string, enum: [p]}, {type: 'null'}]}",
        "null",
        "\"r\"");
    place("top", "SCHEMA", "OBJECT");
    place("nested", "{type: object, properties: {in: SCHEMA}}", "{\"in\": OBJECT}");
    place("item", "{type: array, items: SCHEMA}", "[OBJECT, OBJECT]");
    place("list in a list", "{type: array, items: {type: array, items: SCHEMA}}", "[[OBJECT]]");
    place(
        "oddly named",
        "{type: object, properties: {\"a'b/c~[d]\": SCHEMA}}",
        "{\"a'b/c~[d]\": OBJECT}");
    place("one of several", "{oneOf: [SCHEMA, {type: 'null'}]}", "OBJECT");
    place(
        "part of a whole",
        "{allOf: [SCHEMA, {type: object, properties: {z: {type: string}}}]}",
        "OBJECT");
  }

  /**
   * A drift.
   *
   * @param good what the contract allows
   * @param bad what it does not
   */
  public record DriftCase(String name, Contract contract, Exchange good, Exchange bad) {
    @Override
    public String toString() {
      return name;
    }
  }

  private DriftCases() {}

  private static void kind(String name, String schema, String good, String bad) {
    KINDS.put(
        name,
        new String[] {
          "{type: object, required: [m], properties: {m: " + schema + "}}",
          "{\"m\": " + good + "}",
          "{\"m\": " + bad + "}"
        });
  }

  private static void place(String name, String schema, String body) {
    PLACES.put(name, new String[] {schema, body});
  }

  /** All of them. */
  public static Stream<DriftCase> all() {
    String object =
        "{type: object, required: [m, n], properties: {m: {type: string}, n: {type: string}}}";
    KINDS.put("missing", new String[] {object, "{\"m\": \"p\", \"n\": \"p\"}", "{\"m\": \"p\"}"});
    KINDS.put(
        "undeclared",
        new String[] {
          object,
          "{\"m\": \"p\", \"n\": \"p\"}",
          "{\"m\": \"p\", \"n\": \"p\", \"it's 'new'\": {\"x\": [null]}}"
        });
    return PLACES.entrySet().stream()
        .flatMap(
            place ->
                KINDS.entrySet().stream()
                    .map(
                        kind ->
                            drift(
                                kind.getKey() + ", " + place.getKey(),
                                place.getValue()[0].replace("SCHEMA", kind.getValue()[0]),
                                place.getValue()[1].replace("OBJECT", kind.getValue()[1]),
                                place.getValue()[1].replace("OBJECT", kind.getValue()[2]))));
  }

  private static DriftCase drift(String name, String schema, String good, String bad) {
    Contract contract =
        Things.answering(
            """
            '200':
              description: A thing.
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Thing'}
            """,
            """
            components:
              schemas:
                Letter: {type: string, enum: [p, q]}
                Part: {type: object, required: [p], properties: {p: {type: string}}}
                Thing:
                  type: object
                  properties:
                    thing: %s
            """
                .formatted(schema));
    return new DriftCase(name, contract, thing(good), thing(bad));
  }

  private static Exchange thing(String body) {
    return Things.answer(
        200, Headers.of("Content-Type", "application/json"), "{\"thing\": " + body + "}");
  }
}
