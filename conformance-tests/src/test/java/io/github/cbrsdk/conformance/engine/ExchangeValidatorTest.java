package io.github.cbrsdk.conformance.engine;

import static io.github.cbrsdk.conformance.Things.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeValidatorTest {
  private static final String RESPONSES =
      """
      '404': {description: Nowhere.}
      '200':
        description: A thing.
        content:
          application/json:
            schema: {type: object, required: [id], properties: {id: {type: string}}}
      """;

  private static final Contract THINGS = Things.answering(RESPONSES);
  private static final Conformance CHECK = Conformance.of(THINGS);
  private static final String THING = "{\"id\": \"x\"}";
  private static final Request REQUEST = new Request("GET", "/things", Headers.none());

  private static Exchange exchange(
      @Nullable Request request, @Nullable Integer status, @Nullable String body) {
    return new Exchange(
        "night.har#7",
        Instant.EPOCH,
        request,
        new Response(status, Headers.none(), body == null ? null : body.getBytes(UTF_8)));
  }

  @Test
  void exchangeOfWhichNothingCanBeSaidSaysWhyAndIsNeverConformant() {
    assertNotChecked(CHECK, exchange(null, null, null), "it has neither a request nor a body");
    assertNotChecked(CHECK, exchange(REQUEST, null, THING), "its status is not known");
    assertNotChecked(
        CHECK,
        exchange(new Request("GET", "/others", Headers.none()), 200, THING),
        "no operation of the contract has this method and path");
    assertNotChecked(
        CHECK.recordedSince(Instant.EPOCH.plusSeconds(1)),
        exchange(REQUEST, 200, THING),
        "recorded too long ago: record it again");
  }

  private static void assertNotChecked(Conformance check, Exchange exchange, String reason) {
    CheckedExchange checked = check.check(exchange);
    assertThat(checked.notCheckedBecause()).isEqualTo(reason);
    assertThat(checked.source()).isEqualTo("night.har#7");
    assertThat(checked.operation()).isNull();
    assertThat(checked.editions()).containsExactly(Edition.ANY);
    assertThat(checked.drifts(Edition.ANY)).isEmpty();
  }

  @Test
  void checkedExchangeTellsWhichItIsAndAgainstWhatItWasChecked() {
    CheckedExchange checked = CHECK.check(answer(200, THING));
    assertThat(checked.notCheckedBecause()).isNull();
    assertThat(checked.source()).isEqualTo("test");
    assertThat(checked.operation()).isEqualTo("getThing");
    assertThat(checked.editions()).containsExactly(Edition.ANY);
    assertThatThrownBy(() -> checked.drifts("another"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another");
  }

  @Test
  void bodyWithoutContentTypeIsTakenForWhatTheContractDeclares() {
    assertThat(rules(answer(200, Headers.none(), "5")))
        .containsExactly(Rule.MEDIA_TYPE_UNDECLARED, Rule.TYPE_CHANGED);
    assertThat(rules(answer(200, Headers.none(), "no JSON")))
        .containsExactly(Rule.MEDIA_TYPE_UNDECLARED, Rule.JSON_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " {}", "\t{}", "\r{}", "\n{}", " \n[]"})
  void bodyThatLooksLikeJsonIsCheckedUnderAnyMediaType(String body) {
    assertThat(rules(answer(200, Headers.of("Content-Type", "text/plain"), body)))
        .hasSize(2)
        .contains(Rule.MEDIA_TYPE_UNDECLARED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x{}", "5", " \n", "<html>[]</html>"})
  void anotherTextUnderAnotherMediaTypeIsNoBrokenJson(String body) {
    assertThat(rules(answer(200, Headers.of("Content-Type", "text/plain"), body)))
        .containsExactly(Rule.MEDIA_TYPE_UNDECLARED);
  }

  @Test
  void responseWithoutDeclaredContentNeedsNoBodyAndMayHaveAny() {
    assertThat(rules(answer(404, ""))).isEmpty();
    assertThat(rules(answer(404, Headers.of("Content-Type", "text/html"), "<p>"))).isEmpty();
    assertThat(rules(answer(404, "{"))).isEmpty();
  }

  @Test
  void bodyAloneThatIsNoObjectIsNotChecked() {
    assertThat(CHECK.check(exchange(null, null, "[]")).notCheckedBecause())
        .contains("fits none of the contract's schemas");
  }

  @Test
  void brokenJsonIsAMatterOfWhereTheContentIsDeclared() {
    assertThat(CHECK.check(answer(200, "{")).drifts(Edition.ANY))
        .singleElement()
        .satisfies(
            drift -> assertThat(drift.contract().pointer()).endsWith("/responses/200/content"));
  }

  @Test
  void contentTypeIsPartOfWhatTellsDriftsApart() {
    assertThat(CHECK.check(answer(200, Headers.none(), THING)).drifts(Edition.ANY))
        .extracting(Drift::detail)
        .containsExactly("none");
    assertThat(
            CHECK
                .check(answer(200, Headers.of("Content-Type", "text/html"), THING))
                .drifts(Edition.ANY))
        .extracting(Drift::detail)
        .containsExactly("text/html");
  }

  @Test
  void declaredStatusIsADriftWhereTheRequestHadToFail() {
    Exchange usual = answer(200, THING);
    assertThat(CHECK.check(requiring(404, usual)).drifts(Edition.ANY))
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.rule()).isEqualTo(Rule.STATUS_UNDECLARED);
              assertThat(drift.detail()).isEqualTo("200 for 404");
              assertThat(drift.expected()).isEqualTo("status 404");
              assertThat(drift.contract().pointer()).isEqualTo("/paths/~1things/get");
            });
    assertThat(rules(requiring(200, usual))).isEmpty();
    assertThat(rules(requiring(404, answer(418, "")))).containsExactly(Rule.STATUS_UNDECLARED);
  }

  private static Exchange requiring(int status, Exchange usual) {
    return new Exchange(usual.source(), null, usual.request(), usual.response(), status);
  }

  @Test
  void ruleThatDoesNotCompileStopsTheRunBeforeItBegins() {
    Contract broken =
        Things.answering(
            RESPONSES, "      x-contract-validations: [{id: a, rule: 'self.(', message: no}]\n");
    assertThatThrownBy(() -> Conformance.of(broken))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("the rule of 'a' cannot be compiled");
  }

  @Test
  void ruleOfAnOperationMayAskForHeadersAndStatusWithoutABody() {
    Contract contract =
        Things.answering(
            RESPONSES,
            """
                  x-contract-validations:
                    - {id: status, rule: response.status != 404, message: it is gone}
                    - id: twin
                      rule: response.headers['X-A'] == request.headers['X-A']
                      message: another one
            """);
    Exchange gone =
        new Exchange(
            "test",
            null,
            new Request("GET", "/things", Headers.of("X-A", "1")),
            new Response(404, Headers.of("X-A", "2"), null));
    assertThat(Conformance.of(contract).check(gone).drifts(Edition.ANY))
        .extracting(Drift::detail)
        .containsExactly("status", "twin");
    assertThat(Conformance.of(contract).check(answer(200, THING)).drifts(Edition.ANY)).isEmpty();
  }

  @Test
  void from1To64EditionsAreChecked() {
    EffectiveContract any = THINGS.edition(Edition.ANY);
    assertThat(Editions.of(Collections.nCopies(64, any)).size()).isEqualTo(64);
    assertThatThrownBy(() -> Editions.of(Collections.nCopies(65, any)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Editions.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Rule> rules(Exchange exchange) {
    return CHECK.check(exchange).drifts(Edition.ANY).stream().map(Drift::rule).toList();
  }
}
