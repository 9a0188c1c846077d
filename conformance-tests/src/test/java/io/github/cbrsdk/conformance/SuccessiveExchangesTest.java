package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.contract.Contract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that compare a response with an earlier one to the same request. */
class SuccessiveExchangesTest {
  private static final String OTHER_ID = "00000000-1111-4222-8333-444444444444";
  private static final String EARLY = "2024-05-18T00:00:00.000001";
  private static final String LATE = "2024-05-19T00:00:00.000001";

  @ParameterizedTest
  @CsvSource({
    "created_at,2020-02-03T04:05:06.000001,created-stays",
    "resource_id," + OTHER_ID + ",resource-stays",
    "vault_id," + OTHER_ID + ",vault-stays"
  })
  void whatNeverChangesIsNoticedInAnyOrder(String member, String value, String rule) {
    Exchange changed = withBackup(backup -> backup.put(member, value));
    Exchange plain = withBackup(backup -> {});
    assertThat(violated(plain, changed)).containsExactly(rule);
    assertThat(violated(changed, plain)).containsExactly(rule);
    assertThat(violated(at(changed, 1), at(plain, 2), plain)).containsExactly(rule);
    assertThat(violated(changed, changed)).isEmpty();
    assertThat(check(plain, changed).verdict()).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void timeOfTheLastChangeGoesBackByTheTimeOfTheRecordingOnly() {
    Exchange early = withBackup(backup -> backup.put("updated_at", EARLY));
    Exchange late = withBackup(backup -> backup.put("updated_at", LATE));
    Exchange none = withBackup(backup -> backup.putNull("updated_at"));
    List<Exchange> back = new ArrayList<>(List.of(at(early, 1), at(late, 2), at(early, 3)));
    for (int i = 0; i < back.size(); i++) {
      Collections.rotate(back, 1);
      assertThat(violated(back.toArray(Exchange[]::new)))
          .containsExactly("updated-never-goes-back");
    }
    assertThat(violated(at(late, 2), at(early, 1))).isEmpty();
    assertThat(violated(late, early)).isEmpty();
    assertThat(violated(early, late)).isEmpty();
    assertThat(violated(at(late, 1), early)).isEmpty();
    assertThat(violated(at(late, 1), at(early, 1))).isEmpty();
    assertThat(violated(at(late, 1), at(none, 2), at(late, 3))).isEmpty();
  }

  @Test
  void otherServicesAndWhatIsWrongAnywayAreNotCompared() {
    Exchange plain = withBackup(backup -> {});
    Exchange other = withBackup(backup -> backup.put("vault_id", OTHER_ID));
    Request request = other.request();
    Exchange elsewhere =
        new Exchange(
            "elsewhere",
            null,
            new Request(
                request.method(),
                request.url().replace("cbr.example.com", "cbr.example.org"),
                request.headers()),
            other.response());
    assertThat(violated(plain, elsewhere)).isEmpty();
    assertThat(violated(plain, withBackup(backup -> backup.put("vault_id", 5)))).isEmpty();
    assertThat(violated(plain, withBackup(backup -> backup.remove("vault_id")))).isEmpty();
  }

  @Test
  void findingsComeFromPartsOfARunToo() {
    Exchange plain = withBackup(backup -> {});
    Exchange other = withBackup(backup -> backup.put("vault_id", OTHER_ID));
    assertThat(ids(check(plain).merge(check(other)))).containsExactly("vault-stays");
  }

  @Test
  void manyResponsesAreSharedByAllProcessors() {
    List<Exchange> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String value = i == 200 ? OTHER_ID : "7f3a9c52-6e0d-4b17-8a94-d25c1e7f0b68";
      many.add(at(withBackup(backup -> backup.put("vault_id", value)), i));
    }
    assertThat(violated(many.toArray(Exchange[]::new))).containsExactly("vault-stays");
  }

  @Test
  void oneThatIsAskedForManyTimesIsComparedAtTheFirstAndTheLastTimeOfEachState() {
    List<Exchange> polls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String updated = "2024-05-18T00:00:%02d.000001".formatted(i / 4);
      polls.add(at(withBackup(backup -> backup.put("updated_at", updated)), i));
    }
    Collections.shuffle(polls, new Random(7));
    assertThat(violated(polls.toArray(Exchange[]::new))).isEmpty();
    polls.add(at(withBackup(backup -> backup.put("updated_at", EARLY)), 20));
    Collections.shuffle(polls, new Random(8));
    assertThat(violated(polls.toArray(Exchange[]::new))).containsExactly("updated-never-goes-back");
  }

  @Test
  void moreBackupsThanAreKeptConformUnlessOneOfThemChanged() {
    String body = ServerBackup.body().toString();
    Request request = ServerBackup.request();
    String id = request.url().substring(request.url().lastIndexOf('/') + 1);
    IntFunction<Exchange> backup =
        i -> {
          String other = "%08x-0000-4000-8000-000000000000".formatted(i);
          Exchange plain = ServerBackup.answer(200, body.replace(id, other));
          return new Exchange(
              "many",
              Instant.ofEpochSecond(i),
              new Request("GET", request.url().replace(id, other), request.headers()),
              plain.response());
        };
    Exchange last = backup.apply(-1);
    Exchange changed =
        new Exchange(
            "changed",
            Instant.EPOCH,
            last.request(),
            ServerBackup.answer(
                    200,
                    new String(last.response().body(), UTF_8)
                        .replaceAll("\"vault_id\":\"[^\"]*\"", "\"vault_id\":\"" + OTHER_ID + "\""))
                .response());
    ExchangeSource distinct =
        consumer -> IntStream.range(0, 30_100).mapToObj(backup).forEach(consumer);
    Conformance check = Conformance.of(Contract.bundled()).edition("huawei-my-2022-08");

    assertThat(check.check(distinct).verdict()).isEqualTo(Verdict.CONFORMANT);

    Result result =
        check.check(
            consumer -> {
              consumer.accept(last);
              distinct.forEach(consumer);
              consumer.accept(changed);
              consumer.accept(last);
            });
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(result.exchanges().toString()).contains("not compared with others");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "self.size == previous.size && request.path.id == 'x'",
        "self.size == previous.size && response.status == 200"
      })
  void requestOfOneOfTwoExchangesIsRefused(String rule) {
    assertThatThrownBy(() -> Conformance.of(Things.answering(stated(rule))))
        .hasMessageContaining("reads 'previous'; then it can read 'self' only");
  }

  private static String stated(String rule) {
    return """
        '200':
          description: A thing.
          content:
            application/json:
              schema: {type: object, properties: {size: {type: integer}}}
          x-contract-validations:
            - id: grows
              rule: %s
              message: it shrank
        """
        .formatted(rule);
  }

  @Test
  void ruleOfASchemaCannotCompare() {
    assertThatThrownBy(
            () ->
                Conformance.of(
                    Things.of(
                        """
                        type: object
                        x-contract-validations:
                          - {id: grows, rule: self.size >= previous.size, message: it shrank}
                        """)))
        .hasMessageContaining("state it on a response or an operation");
  }

  @Test
  void headersThatAnnounceAnEndAndRepeatedIdsAreNotices() {
    assertThat(notices(header("Deprecation", "@1688169599"))).containsExactly("not-deprecated");
    assertThat(notices(header("sunset", "Sun, 06 Nov 2044 08:49:37 GMT")))
        .containsExactly("no-sunset");
    Headers.Header id = header("X-Request-Id", "9d06a7b1e4f24c38b57a0c6e12fd8394");
    assertThat(notices(id)).isEmpty();
    assertThat(notices(id, id)).containsExactly("one-request-id");
  }

  private static Headers.Header header(String name, String value) {
    return new Headers.Header(name, value);
  }

  private static List<String> notices(Headers.Header... headers) {
    Exchange plain = withBackup(backup -> {});
    List<Headers.Header> all = new ArrayList<>(plain.response().headers().all());
    all.addAll(List.of(headers));
    Response response = new Response(200, Headers.of(all), plain.response().body());
    Result result = check(new Exchange("test", null, plain.request(), response));
    assertThat(result.verdict()).isEqualTo(Verdict.CONFORMANT);
    return ids(result);
  }

  private static Exchange at(Exchange exchange, long second) {
    @Nullable Instant at = Instant.ofEpochSecond(second);
    return new Exchange(exchange.source(), at, exchange.request(), exchange.response());
  }

  private static List<String> violated(Exchange... exchanges) {
    return ids(check(exchanges));
  }

  private static List<String> ids(Result result) {
    return result.findings().stream()
        .filter(finding -> finding.rule() == Rule.INVARIANT_VIOLATED)
        .filter(finding -> !finding.drift().detail().startsWith("children-"))
        .map(finding -> finding.drift().detail())
        .toList();
  }
}
