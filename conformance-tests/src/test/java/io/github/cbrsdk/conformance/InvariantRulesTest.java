package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.CONFORMANCE;
import static io.github.cbrsdk.conformance.ServerBackup.EDITION;
import static io.github.cbrsdk.conformance.ServerBackup.TOKEN;
import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.at;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.bodyOnly;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.drift;
import static io.github.cbrsdk.conformance.ServerBackup.drifts;
import static io.github.cbrsdk.conformance.ServerBackup.with;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvariantRulesTest {
  private static final String OTHER_ID = "00000000-1111-4222-8333-444444444444";

  @Test
  void backupOtherThanTheRequestedOneIsNoticed() {
    Drift drift = drift(with(body -> rename(body, OTHER_ID)));
    assertThat(drift.rule()).isEqualTo(Rule.INVARIANT_VIOLATED);
    assertThat(drift.detail()).isEqualTo("backup-is-the-requested-one");
    assertThat(drift.contract().file()).isEqualTo("cbr.yaml");
  }

  @Test
  void withoutARequestNothingIsSaidOfIt() {
    ObjectNode body = body();
    rename(body, OTHER_ID);
    assertThat(drifts(bodyOnly(body.toString()))).isEmpty();
  }

  @Test
  void childOfAnotherBackupIsNoticed() {
    Drift drift = drift(with(body -> at(body, "/backup/children/0").put("parent_id", OTHER_ID)));
    assertThat(drift.rule()).isEqualTo(Rule.INVARIANT_VIOLATED);
    assertThat(drift.pointer()).isEqualTo("/backup");
    assertThat(drift.detail()).isEqualTo("children-name-their-parent");
  }

  @Test
  void driftOfOneChildDoesNotHideThatAnotherNamesAnotherParent() {
    for (String spoilt : List.of("missing", "mistyped")) {
      assertThat(
              drifts(
                  withBackup(
                      backup -> {
                        ObjectNode second = at(backup, "/children/0").deepCopy();
                        second
                            .put("parent_id", OTHER_ID)
                            .put("id", OTHER_ID.replace("1111", "2222"));
                        backup.withArray("children").add(second);
                        ObjectNode first = at(backup, "/children/0");
                        if (spoilt.equals("missing")) {
                          first.remove("parent_id");
                        } else {
                          first.put("parent_id", 5);
                        }
                      })))
          .as(spoilt)
          .hasSize(2)
          .contains("invariant-violated /backup");
    }
  }

  @Test
  void timesInTheWrongOrderAreNoticed() {
    assertThat(drifts(withBackup(b -> b.put("updated_at", "2019-01-01T00:00:00.000000"))))
        .containsExactly("invariant-violated /backup");
    assertThat(drifts(withBackup(b -> b.put("updated_at", "2022-01-01T00:00:00.000000"))))
        .isEmpty();
  }

  @Test
  void ruleAboutAMistypedOrMissingMemberIsNotViolated() {
    assertThat(drifts(withBackup(backup -> backup.put("id", 5))))
        .containsExactly("type-changed /backup/id");
    assertThat(drifts(withBackup(backup -> backup.remove("id"))))
        .containsExactly("member-missing /backup/id");
    assertThat(drifts(withBackup(backup -> backup.put("children", "none"))))
        .containsExactly("type-changed /backup/children");
  }

  @Test
  void ruleThatCannotBeAnsweredIsAFindingAndNotSilence(@TempDir Path folder) throws IOException {
    Result result = checkWithRule("self.resource_size > 'large'", folder);
    assertThat(result.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(result.findings())
        .extracting(Finding::rule, finding -> finding.drift().observed())
        .contains(tuple(Rule.INVARIANT_VIOLATED, "the rule cannot be evaluated: integer > string"));
  }

  @Test
  void ruleAboutWhatIsAbsentOrNullDoesNotApply(@TempDir Path folder) throws IOException {
    assertThat(checkWithRule("self.nowhere > 5", folder).verdict()).isEqualTo(Verdict.CONFORMANT);
    assertThat(checkWithRule("self.parent_id > 'a'", folder).verdict())
        .isEqualTo(Verdict.CONFORMANT);
  }

  private static Result checkWithRule(String rule, Path folder) throws IOException {
    Path overlay = folder.resolve("with-rule.yaml");
    Files.writeString(
        overlay,
        """
        overlay: 1.0.0
        info: {title: One more rule, version: 1.0.0}
        actions:
          - target: $.components.schemas.BackupDetail
            update:
              x-contract-validations:
                - {id: added, rule: "%s", message: no message}
        """
            .formatted(rule));
    return Conformance.of(Contract.bundled())
        .edition(overlay.toString())
        .check(consumer -> consumer.accept(answer(200, body().toString())));
  }

  @Test
  void tokenInTheBodyIsNoticedWhereItStands() {
    Drift drift = drift(withBackup(backup -> backup.put("description", "token=" + TOKEN)));
    assertThat(drift.rule()).isEqualTo(Rule.SECRET_ECHOED);
    assertThat(drift.pointer()).isEqualTo("/backup/description");
    assertThat(drift.toString()).doesNotContain(TOKEN);
  }

  @Test
  void noneOfTwoCredentialsIsToldWhereOneIsTheNameOfTheOther() {
    String other = "another-credential";
    Exchange usual = withBackup(backup -> backup.put(other, TOKEN));
    Request request = Objects.requireNonNull(usual.request());
    Headers both =
        Headers.of(
            List.of(
                new Headers.Header("X-Auth-Token", TOKEN), new Headers.Header("Cookie", other)));
    List<Finding> findings =
        check(
                new Exchange(
                    usual.source(),
                    null,
                    new Request(request.method(), request.url(), both),
                    usual.response()))
            .findings();
    assertThat(findings).extracting(Finding::rule).contains(Rule.SECRET_ECHOED);
    assertThat(findings.toString()).doesNotContain(TOKEN).doesNotContain(other);
  }

  @Test
  void tokenInATextThatIsNoJsonIsNoticed() {
    assertThat(drifts(answer(502, "text/html", ("<p>" + TOKEN + "</p>").getBytes(UTF_8))))
        .containsExactly("media-type-undeclared ", "secret-echoed ");
  }

  @Test
  void tokenInAResponseHeaderIsNoticed() {
    Exchange exchange = answer(200, body().toString());
    Headers headers =
        Headers.of(
            List.of(
                new Headers.Header("Content-Type", "application/json"),
                new Headers.Header("X-Debug", TOKEN)));
    assertThat(
            drifts(
                new Exchange(
                    "test",
                    null,
                    exchange.request(),
                    new Response(200, headers, exchange.response().body()))))
        .containsExactly("secret-echoed ");
  }

  @Test
  void tokenIsNeitherShownAsAMediaTypeNorAsAName() {
    Exchange typed = answer(200, TOKEN + "/json", body().toString().getBytes(UTF_8));
    Exchange named = withBackup(backup -> backup.put("x" + TOKEN, 1));

    assertThat(CONFORMANCE.check(typed).drifts(EDITION).toString().toLowerCase(Locale.ROOT))
        .contains("another media type")
        .doesNotContain(TOKEN.toLowerCase(Locale.ROOT));
    assertThat(check(named).findings().toString())
        .contains("/backup/x[redacted]")
        .doesNotContain(TOKEN);
    assertThat(check(named).members().toString()).doesNotContain(TOKEN);
  }

  @Test
  void accessKeyIsASecretToo() {
    Exchange exchange = withBackup(backup -> backup.put("description", "by KEYKEYKEYKEYKEYKEYKE"));
    Headers signed =
        Headers.of(
            "Authorization",
            "SDK-HMAC-SHA256 Access=KEYKEYKEYKEYKEYKEYKE, SignedHeaders=host,"
                + " Signature=0123456789");
    Request request =
        new Request("GET", java.util.Objects.requireNonNull(exchange.request()).url(), signed);
    assertThat(drifts(new Exchange("test", null, request, exchange.response())))
        .containsExactly("secret-echoed /backup/description");
  }

  @Test
  void whatIsLeftOfARedactedTokenIsNoSecret() {
    Exchange exchange = withBackup(backup -> backup.put("description", "a REDACTED text"));
    Request request =
        new Request(
            "GET",
            java.util.Objects.requireNonNull(exchange.request()).url(),
            Headers.of("X-Auth-Token", "REDACTED"));
    assertThat(drifts(new Exchange("test", null, request, exchange.response()))).isEmpty();
  }

  private static void rename(ObjectNode body, String id) {
    at(body, "/backup").put("id", id);
    at(body, "/backup/children/0").put("parent_id", id);
  }
}
