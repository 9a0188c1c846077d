package io.github.cbrsdk.conformance.engine;

import static io.github.cbrsdk.conformance.Things.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.result.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is a drift from one edition is none from another, though all are checked at once. */
class EditionMasksTest {
  private static final String SCHEMA =
      "$.paths['/things'].get.responses['200'].content['application/json'].schema";

  private static final Contract THINGS =
      Things.inEditions(
          """
          '200':
            description: A thing.
            headers:
              X-Count: {schema: {type: string, pattern: '^[0-9]+$'}}
            content:
              application/json:
                schema:
                  type: object
                  additionalProperties: false
                  properties:
                    size: {type: [number, string]}
                    code: {type: string}
                    least: {type: integer}
                    most: {type: integer}
          """,
          Map.of(
              "strict",
              """
              - target: %1$s.properties.size
                update: {type: integer}
              - target: %1$s.properties.code
                update: {pattern: '^[a-z]+$'}
              - target: %1$s
                update:
                  x-contract-validations: [{id: order, rule: self.least <= self.most, message: wrong order}]
              """
                  .formatted(SCHEMA),
              "text",
              """
              - target: %1$s.properties.size
                update: {type: string}
              - target: %1$s.properties.code
                update: {pattern: '^[a-z0-9]+$'}
              - target: %1$s.properties.most
                remove: true
              - target: $.paths['/things'].get.responses['200'].headers['X-Count'].schema
                update: {maxLength: 2}
              """
                  .formatted(SCHEMA),
              "wide",
              """
              - target: %1$s.properties.size
                update: {type: number}
              """
                  .formatted(SCHEMA)));

  private static final Check CHECK = Check.of(THINGS, Conformance.AUTO);

  private static void assertDrifts(String edition, Exchange exchange, String... drifts) {
    assertThat(CHECK.oneByOne().apply(exchange).drifts(edition))
        .extracting(drift -> drift.rule().id() + " " + drift.pointer())
        .containsExactly(drifts);
  }

  private static Finding only(String edition, Exchange... exchanges) {
    List<Finding> findings = run(edition, exchanges).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static Result run(String edition, Exchange... exchanges) {
    return CHECK.edition(edition).check(List.of(exchanges)::forEach);
  }

  @Test
  void formOfANumberMattersOnlyWhereItHasToBeAnInteger() {
    Exchange written = answer(200, "{\"size\": 1.0}");
    assertDrifts("strict", written, "number-form /size");
    assertDrifts("wide", written);
    assertDrifts("text", written, "type-changed /size");
    assertDrifts("strict", answer(200, "{\"size\": 1}"));
  }

  @Test
  void ruleHoldsInTheEditionsThatStateItAlone() {
    Exchange wrong = answer(200, "{\"least\": 2, \"most\": 1, \"size\": \"x\"}");
    assertDrifts("strict", wrong, "type-changed /size", "invariant-violated ");
    assertDrifts("wide", wrong, "type-changed /size");
    assertDrifts("text", wrong, "member-undeclared /most");
    Exchange alone = answer(200, "{\"least\": 2, \"most\": 1, \"code\": \"!\"}");
    assertDrifts("text", alone, "member-undeclared /most", "format-changed /code");
    assertDrifts("strict", alone, "format-changed /code", "invariant-violated ");
  }

  @Test
  void limitOfAHeaderHoldsInTheEditionsThatSetItAlone() {
    Headers headers =
        Headers.of(
            List.of(
                new Headers.Header("Content-Type", "application/json"),
                new Headers.Header("X-Count", "123")));
    assertDrifts("text", answer(200, headers, "{}"), "range-exceeded ");
    assertDrifts("strict", answer(200, headers, "{}"));
  }

  @Test
  void sameDriftIsCountedOnlyByTheExchangesFromWhichTheEditionDrifts() {
    Exchange[] codes = {answer(200, "{\"code\": \"a 1\"}"), answer(200, "{\"code\": \"1-\"}")};
    assertThat(only("strict", codes).occurrences()).isEqualTo(2);
    Exchange[] mixed = {answer(200, "{\"code\": \"x9y\"}"), answer(200, "{\"code\": \"9 x\"}")};
    assertThat(only("strict", mixed).occurrences()).isEqualTo(2);
    assertThat(only("text", mixed).occurrences()).isEqualTo(1);
    assertThat(only("strict", mixed).editions()).containsExactly("wide");
  }

  @Test
  void editionsInWhichItWouldConformAreInAlphabeticalOrder() {
    assertThat(only("wide", answer(200, "{\"size\": \"x\"}")).editions()).containsExactly("text");
    assertThat(only("text", answer(200, "{\"most\": 1}")).editions())
        .containsExactly("strict", "wide");
  }

  @Test
  void editionThatIsBrokenLessOftenIsNearerThoughItDriftsAsOften() {
    Result result = CHECK.check(List.of(answer(200, "{\"size\": \"x\", \"most\": 1}"))::forEach);
    assertThat(result.edition().name()).isEqualTo("text");
  }

  @Test
  void membersOfOtherEditionsAreListedOnlyWhereTheyWereSeen() {
    assertThat(members("text", answer(200, "{}"))).doesNotContain("/most").contains("/least");
    assertThat(members("text", answer(200, "{\"most\": 1}"))).contains("/most");
  }

  @Test
  void memberThatNobodyDeclaresIsAbsentFromTheOtherObjects() {
    Result result =
        run("strict", answer(200, "{\"new\": 1}"), answer(200, "{}"), answer(200, "{\"new\": 1}"));
    assertThat(result.members())
        .filteredOn(member -> member.pointer().equals("/new"))
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.present()).isEqualTo(2);
              assertThat(member.absent()).isEqualTo(1);
            });
  }

  @Test
  void typesAreToldInTheWordsOfTheEdition() {
    assertThat(expected("strict", "{\"size\": true}")).containsExactly("integer");
    assertThat(expected("wide", "{\"size\": true}")).containsExactly("number");
    assertThat(expected("text", "{\"size\": true}")).containsExactly("string");
  }

  private static List<String> expected(String edition, String body) {
    return CHECK.oneByOne().apply(answer(200, body)).drifts(edition).stream()
        .map(Drift::expected)
        .toList();
  }

  private static List<String> members(String edition, Exchange exchange) {
    return run(edition, exchange).members().stream().map(MemberStatistics::pointer).toList();
  }

  @Test
  void exchangesThatBreakCountBeforeTheDriftsInThem() {
    String members = "{x: {}, y: {}, z: {}, w: {}}".replace("{}", "{type: [integer, string]}");
    String texts = "- target: %s.properties.%s\n  update: {type: string}\n";
    Contract contract =
        Things.inEditions(
            """
            '200':
              description: A thing.
              content:
                application/json:
                  schema: {type: object, additionalProperties: false, properties: %s}
            """
                .formatted(members),
            Map.of(
                "many",
                texts.formatted(SCHEMA, "x")
                    + texts.formatted(SCHEMA, "y")
                    + texts.formatted(SCHEMA, "z"),
                "always",
                texts.formatted(SCHEMA, "w")));
    List<Exchange> exchanges =
        List.of(
            answer(200, "{\"x\": 1, \"y\": 1, \"z\": 1, \"w\": 1}"),
            answer(200, "{\"w\": 1, \"new\": 1}"));
    assertThat(Check.of(contract, Conformance.AUTO).check(exchanges::forEach).edition().name())
        .isEqualTo("many");
  }
}
