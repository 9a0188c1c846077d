package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract that says nothing of credentials: whoever looks for them is the check itself. */
class SecretLayerTest {
  private static final String TOKEN = "MIIQtokenthatnobodyknows0123456789";
  private static final String RESPONSES =
      """
      '200':
        description: A thing.
        content:
          application/json:
            schema:
              type: object
              properties:
                name: {type: string}
                tags: {type: array, items: {type: string}}
                owner:
                  anyOf:
                    - {type: object, required: [user], properties: {user: {type: string}}}
                    - {type: object, required: [group], properties: {group: {type: string}}}
      """;

  private static final Contract THINGS = Things.answering(RESPONSES);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"of %s\"}|/name|a credential of the request",
        "{\"tags\": [\"a\", \"%s\"]}|/tags/*|a credential of the request",
        "{\"owner\": {\"user\": \"%s\"}}|/owner/user|a credential of the request",
        "{\"owner\": {\"user\": \"a\", \"%s\": 1}}|/owner|a credential of the request in the name of a member",
        "{\"%s\": 1}|''|a credential of the request in the name of a member",
        "{\"more\": {\"deep\": [\"%s\"]}}|/more|a credential of the request",
        "{\"more\": [{\"%s\": 1}]}|/more|a credential of the request in the name of a member",
        "{\"name\": \"MIIQ\\u0074okenthatnobodyknows0123456789\"}|/name|a credential of the request",
        "%s|''|a credential of the request in the body",
        "{\"name\": \"%s\",|''|a credential of the request in the body"
      })
  void credentialInTheBodyIsToldWhereItStands(String body, String pointer, String observed) {
    List<Drift> echoes = echoes(THINGS, answer(body.replace("%s", TOKEN), Headers.none()));
    assertThat(echoes)
        .extracting(drift -> drift.pointer() + " " + drift.observed())
        .containsExactly(pointer + " " + observed);
  }

  @Test
  void credentialInAHeaderIsToldByTheHeader() {
    assertThat(echoes(THINGS, answer("{}", Headers.of("X-Debug", "token " + TOKEN))))
        .extracting(Drift::observed)
        .containsExactly("a credential of the request in the header X-Debug");
  }

  @Test
  void bodyWithoutACredentialIsFine() {
    assertThat(echoes(THINGS, answer("{\"name\": \"MIIQ\"}x", Headers.of("X-Debug", "MIIQ"))))
        .isEmpty();
  }

  @Test
  void credentialBehindTheValueIsNoticedToo() {
    assertThat(echoes(THINGS, answer("{\"name\": \"x\"} " + TOKEN, Headers.none())))
        .extracting(Drift::observed)
        .containsExactly("a credential of the request in the body");
  }

  @Test
  void withoutARuleOfTheContractTheOperationIsWhereItSaysSo() {
    assertThat(echoes(THINGS, answer(TOKEN, Headers.none())))
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.contract().pointer()).isEqualTo("/paths/~1things/get");
              assertThat(drift.expected()).isEqualTo("no credential of the request");
            });
  }

  @Test
  void ruleOfTheContractIsWhereItSaysSo() {
    Contract withRule =
        Things.answering(
            RESPONSES,
            """
                  x-contract-validations:
                    - {id: other, rule: 'response.status == 200', message: another status}
                    - id: no-echo
                      rule: '!response.text.contains(request.token)'
                      message: the token was sent back
                      reports: secret-echoed
            """);
    assertThat(echoes(withRule, answer("{\"name\": \"" + TOKEN + "\"}", Headers.none())))
        .singleElement()
        .satisfies(
            drift ->
                assertThat(drift.contract().pointer()).endsWith("/x-contract-validations/1/rule"));
  }

  @Test
  void memberOfTheContractKeepsItsPlaceThoughItIsSpeltLikeACredential() {
    Contract contract = Things.answering(RESPONSES.replace("name:", TOKEN + ":"));
    Exchange exchange = answer("{\"" + TOKEN + "\": 5}", Headers.none());
    assertThat(Conformance.of(contract).check(exchange).drifts(Edition.ANY))
        .extracting(Drift::rule)
        .contains(Rule.TYPE_CHANGED, Rule.SECRET_ECHOED)
        .doesNotContain(Rule.MEMBER_UNDECLARED);
  }

  private static List<Drift> echoes(Contract contract, Exchange exchange) {
    List<Drift> drifts = Conformance.of(contract).check(exchange).drifts(Edition.ANY);
    assertThat(drifts.toString()).doesNotContain(TOKEN);
    return drifts.stream().filter(drift -> drift.rule() == Rule.SECRET_ECHOED).toList();
  }

  private static Exchange answer(String body, Headers headers) {
    return new Exchange(
        "test",
        null,
        new Request("GET", "/things", Headers.of("X-Auth-Token", TOKEN)),
        new Response(200, headers, body.getBytes(UTF_8)));
  }
}
