package io.github.cbrsdk.conformance.suggest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposerTest {

  /** A small contract with one of everything that can be widened. */
  private static final Contract THINGS =
      Things.answering(
          """
          '200':
            description: A thing.
            headers:
              X-Id: {required: true, schema: {type: string}}
            content:
              application/json:
                schema: {$ref: '#/components/schemas/Thing'}
          '404':
            description: No thing.
            content:
              application/json:
                schema: {$ref: '#/components/schemas/Error'}
          """,
          """
          components:
            schemas:
              Thing:
                type: object
                required: [a]
                properties:
                  a: {type: string, enum: [x, y]}
                  n: {type: integer, minimum: 0, maximum: 10}
                  size: {type: integer, format: int32}
                  id: {type: string, format: uuid}
                  code: {type: string, pattern: '^[A-Z]{2}$'}
                  list: {type: array, items: {type: string}}
                  part: {description: A part., $ref: '#/components/schemas/Part'}
                  parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
                  letter: {$ref: '#/components/schemas/Letter'}
                x-contract-validations:
                  - {id: odd, rule: '!has(self.n) || self.n != 9', message: nine is not allowed}
              Part:
                type: object
                required: [b]
                properties:
                  b: {type: string}
              Letter: {type: string, enum: [p, q]}
              Error:
                anyOf: [{$ref: '#/components/schemas/Plain'}, {$ref: '#/components/schemas/Traced'}]
              Plain: {type: object, required: [code], properties: {code: {type: string}}}
              Traced:
                type: object
                required: [code, trace]
                properties: {code: {type: string}, trace: {type: string}}
          """);

  private static Exchange thing(String body) {
    return thing(200, "application/json", body);
  }

  private static Exchange thing(int status, String type, String body) {
    return new Exchange(
        "test",
        null,
        new Request("GET", "/things", Headers.none()),
        new Response(
            status,
            Headers.of(
                List.of(new Headers.Header("Content-Type", type), new Headers.Header("X-Id", "1"))),
            body.getBytes(UTF_8)));
  }

  private static void assertAccepts(Proposal proposal, ExchangeSource source) {
    Contract extended = THINGS.with("proposal", proposal.yaml());
    assertThat(Conformance.of(extended).edition("proposal").check(source).verdict())
        .as("%s%s", proposal.yaml(), SelfTest.sample(Check.of(extended, "proposal"), "proposal"))
        .isEqualTo(Verdict.CONFORMANT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"b": "x"}                      | $.components.schemas.Thing.required
          {"a": "z"}                      | $.components.schemas.Thing.properties.a.enum
          {"a": "x", "n": 11}             | $.components.schemas.Thing.properties.n
          {"a": "x", "n": -5}             | $.components.schemas.Thing.properties.n
          {"a": "x", "n": null}           | $.components.schemas.Thing.properties.n
          {"a": "x", "n": "1"}            | $.components.schemas.Thing.properties.n
          {"a": null}                     | $.components.schemas.Thing.properties.a
          {"a": "x", "size": 3000000000}  | $.components.schemas.Thing.properties.size
          {"a": "x", "id": "no-uuid"}     | $.components.schemas.Thing.properties.id
          {"a": "x", "code": "abc"}       | $.components.schemas.Thing.properties.code
          {"a": "x", "new": {"c": [1]}}   | $.components.schemas.Thing
          {"a": "x", "list": [1]}         | $.components.schemas.Thing.properties.list.items
          {"a": "x", "part": null}        | $.components.schemas.Thing.properties.part
          {"a": "x", "part": "p"}         | $.components.schemas.Thing.properties.part
          {"a": "x", "letter": null}      | $.components.schemas.Thing.properties.letter
          {"a": "x", "parts": [null]}     | $.components.schemas.Thing.properties.parts.items
          """)
  void proposalAcceptsTheDriftAtItsPlace(String body, String target) {
    ExchangeSource source = List.of(thing("{\"a\": \"x\"}"), thing(body))::forEach;

    Proposal proposal = Proposer.propose(THINGS, "any", source);

    assertThat(proposal.refusals()).isEmpty();
    assertThat(proposal.yaml()).contains("target: " + target, "1 of 2 exchanges");
    assertAccepts(proposal, source);
  }

  @Test
  void headerThatIsAUuidIsOneMoreForm() {
    Contract contract =
        Things.answering(
            """
            '200':
              description: A thing.
              headers:
                X-Id: {schema: {type: string, pattern: '^[0-9a-f]{32}$'}}
              content:
                application/json:
                  schema: {type: object}
            """);
    Exchange exchange =
        Things.answer(
            200,
            Headers.of(
                List.of(
                    new Headers.Header("Content-Type", "application/json"),
                    new Headers.Header("X-Id", "12345678-1234-1234-1234-123456789abc"))),
            "{}");

    Proposal proposal = Proposer.propose(contract, "any", List.of(exchange)::forEach);

    assertThat(proposal.refusals()).isEmpty();
    assertThat(proposal.yaml())
        .contains("pattern: ^[0-9a-f]{32}$|^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$");
  }

  @Test
  void contractOfWhichTheSdkHasNoModelIsProvenToo() {
    SelfTestResult selfTest = SelfTest.complete(Check.of(THINGS, "any"), "any");

    assertThat(selfTest.missed()).isEmpty();
    assertThat(selfTest.falseAlarms()).isEmpty();
  }

  @Test
  void statusAndMediaTypeAreAdded() {
    ExchangeSource source =
        List.of(thing(201, "application/json", "{\"a\": \"x\"}"), thing(200, "text/html", "<p>"))
            ::forEach;

    Proposal proposal = Proposer.propose(THINGS, "any", source);

    assertThat(proposal.yaml())
        .contains("'201':", "$ref: '#/components/schemas/Thing'", "text/html: {}");
    assertAccepts(proposal, source);
  }

  @Test
  void nullForAReferenceIsAllowedThereAndNowhereElse() {
    ExchangeSource source =
        List.of(thing("{\"a\": \"x\", \"part\": null}"), thing("{\"a\": \"x\", \"part\": \"p\"}"))
            ::forEach;

    Proposal proposal = Proposer.propose(THINGS, "any", source);

    assertAccepts(proposal, source);
    Conformance widened = Conformance.of(THINGS.with("mine", proposal.yaml())).edition("mine");
    assertThat(widened.check(thing("{\"a\": \"x\", \"part\": {\"b\": \"1\"}}")).drifts("mine"))
        .isEmpty();
    assertThat(widened.check(thing("{\"a\": \"x\", \"part\": {}}")).drifts("mine")).hasSize(1);
    assertThat(widened.check(thing("{\"a\": \"x\", \"part\": 1}")).drifts("mine")).hasSize(1);
    assertThat(widened.check(thing("{\"a\": \"x\", \"parts\": [null]}")).drifts("mine")).hasSize(1);
  }

  @Test
  void statusWithTheBodiesOfAnotherIsDeclaredLikeIt() {
    ExchangeSource source =
        List.of(
                thing(409, "application/json", "{\"code\": \"1\"}"),
                thing(409, "application/json", "{\"code\": \"1\", \"trace\": \"2\"}"))
            ::forEach;

    Proposal proposal = Proposer.propose(THINGS, "any", source);

    assertThat(proposal.yaml()).contains("'409':", "$ref: '#/components/schemas/Error'");
    assertAccepts(proposal, source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"other\": 1}", "[1]", "null"})
  void statusWithBodiesOfNoKnownFormIsRefused(String body) {
    ExchangeSource source =
        List.of(
                thing(409, "application/json", "{\"code\": \"1\"}"),
                thing(409, "application/json", body))
            ::forEach;

    Proposal proposal = Proposer.propose(THINGS, "any", source);

    assertThat(proposal.isEmpty()).as(proposal.yaml()).isTrue();
    assertThat(proposal.refusals().values())
        .singleElement()
        .asString()
        .contains("409", "no other declared response");
  }

  @Test
  void mediaTypeThatIsNotWellKnownIsNotRepeated() {
    ExchangeSource source =
        List.of(thing(200, "aSecret/x", "{\"a\": \"x\"}"), thing(201, "aSecret/x", "{}"))::forEach;

    Proposal proposal = Proposer.propose(THINGS, "any", source);

    assertThat(proposal.isEmpty()).as(proposal.yaml()).isTrue();
    assertThat(proposal.refusals()).hasSize(2);
  }

  @Test
  void neverRequiresWhatEveryExchangeShows() {
    ExchangeSource source =
        List.of(thing("{\"a\": \"x\", \"b\": 1}"), thing("{\"a\": \"x\", \"b\": 2}"))::forEach;

    assertThat(Proposer.propose(THINGS, "any", source).yaml()).doesNotContain("required");
  }

  @Test
  void widensNoMoreThanWasSeen() {
    ExchangeSource source = List.of(thing("{\"a\": \"x\", \"n\": 12}"))::forEach;
    Proposal proposal = Proposer.propose(THINGS, "any", source);
    Contract extended = THINGS.with("proposal", proposal.yaml());
    ExchangeSource more = List.of(thing("{\"a\": \"x\", \"n\": 13}"))::forEach;

    assertThat(Conformance.of(extended).edition("proposal").check(more).verdict())
        .isEqualTo(Verdict.DRIFTED);
  }

  @ParameterizedTest
  @MethodSource("unacceptable")
  void whatNoContractShouldAcceptIsSaidInWords(Exchange exchange, String rule) {
    Proposal proposal = Proposer.propose(THINGS, "any", List.of(exchange)::forEach);

    assertThat(proposal.isEmpty()).as(proposal.yaml()).isTrue();
    assertThat(proposal.refusals().keySet())
        .extracting(finding -> finding.rule().id())
        .containsExactly(rule);
    assertThat(proposal.refusals().values()).allSatisfy(why -> assertThat(why).isNotBlank());
  }

  static Stream<Arguments> unacceptable() {
    return Stream.of(
        Arguments.of(thing("{\"a\": \"x\"} x"), "json-malformed"),
        Arguments.of(thing("{\"a\": \"x\", \"a\": \"x\"}"), "json-duplicate-member"),
        Arguments.of(thing("{\"a\": \"x\", \"n\": 9}"), "invariant-violated"),
        Arguments.of(thing("{\"a\": \"x\", \"n\": 1.0}"), "number-form"),
        Arguments.of(thing(""), "body-missing"));
  }

  /** The rule allows no null, so that accepting one would only lead to another finding. */
  @Test
  void whatLeadsToOtherFindingsIsLeftOutAndTheRestIsProposed() {
    Contract contract =
        Things.of(
            """
            type: object
            properties:
              a: {type: string}
              b: {type: string}
              c: {type: string, pattern: '^[a-z]+$'}
            x-contract-validations:
              - {id: named, rule: 'self.a == "x"', message: a is x}
              - {id: same, rule: 'self.a != null || self.b == "y"', message: no a}
            """);
    ExchangeSource source =
        List.of(thing("{\"a\": 1, \"b\": 2, \"c\": \"[\", \"new\": 1}"))::forEach;

    Proposal proposal = Proposer.propose(contract, "any", source);

    assertThat(proposal.yaml())
        .contains("properties.b", "pattern:", "new:")
        .doesNotContain("properties.a");
    assertThat(proposal.refusals().values())
        .singleElement()
        .asString()
        .contains("a contract that accepts it finds invariant-violated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "*",
        "",
        "a.b",
        "a/b",
        "a~b",
        "it's",
        "say \"x\"",
        "two words",
        "\u00e9\ud83d\ude00",
        "$ref",
        "[0]",
        "][",
        "\ud800",
        "\n",
        "null",
        "UID",
        "a\\b",
        "# no comment",
        "- x",
        "{}"
      })
  void memberOfAnyNameIsProposedOrRefusedInWords(String name) {
    String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    ExchangeSource source =
        List.of(thing("{\"a\": \"x\", \"%s\": {\"%s\": 1}}".formatted(quoted, quoted)))::forEach;

    Proposal proposal = Proposer.propose(THINGS, "any", source);

    if (proposal.isEmpty()) {
      assertThat(proposal.refusals()).isNotEmpty();
    } else {
      assertAccepts(proposal, source);
    }
  }

  static List<String> editions() {
    return Extent.of(4, Contract.bundled().editions());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyEditionCanBeWidenedToAcceptAllRecordings(String edition) {
    Contract contract = Contract.bundled();
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      Proposal proposal = Proposer.propose(contract, edition, recordings.all());

      assertThat(proposal.refusals()).isEmpty();
      assertThat(
              Conformance.of(contract.with("widened", proposal.yaml()))
                  .edition("widened")
                  .check(recordings.all())
                  .verdict())
          .isEqualTo(Verdict.CONFORMANT);
    }
  }

  @Test
  void nothingIsProposedWhereNothingDrifts() {
    assertThat(Proposer.propose(THINGS, "any", List.of(thing("{\"a\": \"x\"}"))::forEach).isEmpty())
        .isTrue();
  }

  /** Accepting the type of a member leads to a violation of its invariant, so that none can be. */
  @Test
  void attemptsAreBoundedWhateverTheNumberOfFindings() {
    int members = 80;
    StringBuilder schema = new StringBuilder("type: object\nproperties:\n");
    StringBuilder invariants = new StringBuilder("x-contract-validations:\n");
    StringJoiner body = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < members; i++) {
      schema.append("  m%d: {type: string}\n".formatted(i));
      invariants.append("  - {id: i%1$d, rule: 'self.m%1$d == \"x\"', message: x}\n".formatted(i));
      body.add("\"m%d\": 1".formatted(i));
    }
    Exchange exchange = thing(body.toString());
    AtomicInteger reads = new AtomicInteger();

    Proposal proposal =
        Proposer.propose(
            Things.of(schema.append(invariants).toString()),
            "any",
            sink -> {
              reads.incrementAndGet();
              sink.accept(exchange);
            });

    assertThat(proposal.refusals()).hasSize(members);
    assertThat(proposal.refusals().values()).anyMatch(why -> why.startsWith("not tried: 32 "));
    assertThat(reads).hasValueLessThan(200);
  }
}
