package io.github.cbrsdk.conformance.engine;

import static io.github.cbrsdk.conformance.Things.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.result.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where in bodies things are told to be, and what is counted there. */
class SchemaNodeTest {
  private static final int MOST = SchemaNode.MAX_UNDECLARED;

  private static final String TREE =
      """
      components:
        schemas:
          Tree:
            type: object
            properties:
              name: {type: string}
              below: {$ref: '#/components/schemas/Tree'}
      """;

  private static Contract of(String schema) {
    return of(schema, "");
  }

  private static Contract of(String schema, String components) {
    return Things.answering(
        """
        '200':
          description: A thing.
          content:
            application/json:
              schema: %s
        """
            .formatted(schema),
        components);
  }

  private static List<String> drifts(Contract contract, String body) {
    return Conformance.of(contract).check(answer(200, body)).drifts(Edition.ANY).stream()
        .map(drift -> drift.rule().id() + " " + drift.pointer())
        .toList();
  }

  private static Result check(Contract contract, Exchange... exchanges) {
    return Check.of(contract, Conformance.AUTO).check(List.of(exchanges)::forEach);
  }

  @Test
  void driftNamesItsOperation() {
    assertThat(Conformance.of(of("{type: object}")).check(answer(200, "5")).drifts(Edition.ANY))
        .extracting(Drift::operation)
        .containsExactly("getThing");
  }

  @Test
  void keysOfAMapAreNoNames() {
    Contract map =
        of(
            "{type: object, properties: {id: {type: string}},"
                + " additionalProperties: {type: integer}}");
    assertThat(drifts(map, "{\"id\": \"x\", \"a\": \"y\", \"b\": \"z\", \"c\": 1}"))
        .containsExactly("type-changed /*");
    assertThat(check(map, answer(200, "{\"a\": 1, \"b\": 2}")).members())
        .extracting(MemberStatistics::pointer, MemberStatistics::present)
        .contains(tuple("/*", 2L))
        .hasSize(2);
  }

  @Test
  void nameIsShownUpToAHundredCharacters() {
    String longest = "n".repeat(100);
    assertThat(drifts(of("{type: object, additionalProperties: false}"), member(longest)))
        .containsExactly("member-undeclared /" + longest);
    assertThat(drifts(of("{type: object, additionalProperties: false}"), member(longest + "n")))
        .containsExactly("member-undeclared /" + longest + "...");
  }

  private static String member(String name) {
    return "{\"" + name + "\": 1}";
  }

  @Test
  void sameSchemaInsideItselfHasFourPlacesAndThenOneForTheRest() {
    Contract tree = of("{$ref: '#/components/schemas/Tree'}", TREE);
    String below = "/below";
    for (int depth : List.of(1, 2, 3, 4)) {
      assertThat(drifts(tree, nested("below", depth, "{\"name\": 5}")))
          .containsExactly("type-changed " + below.repeat(depth) + "/name");
    }
    assertThat(drifts(tree, nested("below", 9, "{\"name\": 5}")))
        .containsExactly("type-changed " + below.repeat(4) + "/name");
  }

  @Test
  void contractMayNestAsDeepAsItLikes() {
    int depth = 60;
    String schema =
        IntStream.range(0, depth)
            .mapToObj("{type: object, required: [m%1$d], properties: {m%1$d: "::formatted)
            .collect(Collectors.joining());
    Contract deep = of(schema + "{type: string}" + "}}".repeat(depth));
    String body =
        IntStream.range(0, depth).mapToObj("{\"m%d\": "::formatted).collect(Collectors.joining());
    assertThat(drifts(deep, body + "\"x\"" + "}".repeat(depth))).isEmpty();
    assertThat(drifts(deep, body + "5" + "}".repeat(depth)))
        .singleElement()
        .asString()
        .startsWith("type-changed /m0/m1")
        .endsWith("/m58/m59");
  }

  @Test
  void whatNobodyDeclaresHasNoPlacesWithoutEnd() {
    String twice = nested("x", 200, "{\"a\": 1, \"a\": 2}");
    assertThat(drifts(of("{type: object}"), twice))
        .containsExactly("json-duplicate-member " + "/x".repeat(50));
  }

  private static String nested(String name, int depth, String innermost) {
    return ("{\"" + name + "\": ").repeat(depth) + innermost + "}".repeat(depth);
  }

  @Test
  void firstNamesInOrderHaveAPlaceOfTheirOwnAndTheOthersShareOne() {
    Contract closed = of("{type: object, additionalProperties: false}");
    Result result =
        check(
            closed,
            answer(200, names(1, 1 + MOST)),
            answer(200, names(0, 1)),
            answer(200, names(MOST, MOST + 2)));

    assertThat(result.members()).hasSize(MOST + 1);
    assertThat(present(result, "/name0000")).isEqualTo(1);
    assertThat(present(result, "/name%04d".formatted(MOST - 1))).isEqualTo(1);
    assertThat(present(result, "/*")).isEqualTo(3);
    assertThat(result.findings().stream().mapToLong(Finding::occurrences).sum())
        .isEqualTo(MOST + 3);
  }

  @Test
  void asManyNamesAsHavePlacesDoNotShareOne() {
    Contract closed = of("{type: object, additionalProperties: false}");
    assertThat(check(closed, answer(200, names(0, MOST))).members())
        .hasSize(MOST)
        .noneMatch(member -> member.pointer().equals("/*"));
  }

  @Test
  void partsWithDifferentNamesMergeToAsManyPlacesAsOneRun() {
    Contract closed = of("{type: object, additionalProperties: false}");
    Exchange some = answer(200, names(0, 700));
    Exchange others = answer(200, names(700, 1400));
    Result merged = check(closed, some).merge(check(closed, others));

    assertThat(merged.members()).hasSize(MOST + 1);
    assertThat(present(merged, "/*")).isEqualTo(400);
    assertThat(present(merged, "/name%04d".formatted(MOST - 1))).isEqualTo(1);
    assertThat(merged.members()).isEqualTo(check(closed, some, others).members());
  }

  private static String names(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("\"name%04d\": 1"::formatted)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static long present(Result result, String pointer) {
    return result.members().stream()
        .filter(member -> member.pointer().equals(pointer))
        .findFirst()
        .orElseThrow()
        .present();
  }

  @Test
  void firstValuesInOrderAreToldApartInWhateverOrderTheyCome() {
    Contract kinds = of("{type: array, items: {type: string, enum: [known]}}");
    List<String> values = IntStream.range(0, 1_100).mapToObj("\"kind%04d\""::formatted).toList();
    List<String> backwards = new ArrayList<>(values);
    Collections.reverse(backwards);

    Result result = check(kinds, answer(200, values.toString()));
    Result again = check(kinds, answer(200, backwards.toString()));

    assertThat(again.findings()).isEqualTo(result.findings());
    assertThat(result.findings())
        .filteredOn(finding -> !finding.drift().standsForMany())
        .extracting(finding -> finding.drift().observed())
        .hasSize(100)
        .contains("kind0000", "kind0099");
    assertThat(result.findings().stream().mapToLong(Finding::occurrences).sum()).isEqualTo(1_100);
  }

  @Test
  void valuesAreCountedOnlyWhereTheContractListsSome() {
    Contract contract =
        of(
            "{type: object, properties: {level: {type: integer, enum: [1, 2]},"
                + " code: {type: string, maxLength: 9}}}");
    Result result =
        check(
            contract,
            answer(200, "{\"level\": 1, \"code\": \"private\"}"),
            answer(200, "{\"level\": 1}"),
            answer(200, "{\"level\": 7}"));
    assertThat(result.members())
        .extracting(MemberStatistics::pointer, MemberStatistics::values)
        .contains(tuple("/level", Map.of("1", 2L, "7", 1L)), tuple("/code", Map.of()));
  }

  @Test
  void driftInOneOfSeveralFormsIsCountedLikeAnyOther() {
    Contract forms =
        of(
            "{anyOf: [{type: object, required: [a], properties: {a: {type: string}}},"
                + " {type: object, required: [b], properties: {b: {type: string}}}]}");
    Result result = check(forms, answer(200, "{\"a\": 5}"), answer(200, "{\"b\": \"x\"}"));
    assertThat(result.findings()).extracting(Finding::pointer).containsExactly("/a");
    assertThat(present(result, "/a")).isEqualTo(1);
    assertThat(present(result, "/b")).isEqualTo(1);
  }

  @Test
  void missingMemberIsAMatterOfTheLineThatRequiresIt() {
    Contract contract = of("{type: object, required: [id], properties: {id: {type: string}}}");
    assertThat(Conformance.of(contract).check(answer(200, "{}")).drifts(Edition.ANY))
        .singleElement()
        .satisfies(drift -> assertThat(drift.contract().pointer()).contains("/required"));
  }
}
