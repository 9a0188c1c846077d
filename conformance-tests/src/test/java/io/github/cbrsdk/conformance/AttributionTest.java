package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.at;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.bodyOnly;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.drifts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which part of the contract an exchange belongs to. */
class AttributionTest {
  private static final String BODY = body().toString();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://any.host:8443%s",
        "http://127.0.0.1%s?limit=5",
        "%s#fragment",
        "https://proxy.example.com/clouds/one%s"
      })
  void onlyMethodAndPathMatter(String url) {
    assertThat(check(to("GET", url)).exchanges().checked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s/", "%s/more", "/v3%s-", "/static/style.css"})
  void otherPathsAreSkippedAndCounted(String url) {
    Exchange exchange = url.equals("/v3%s-") ? to("GET", "/v3/backups") : to("GET", url);
    ExchangeCounts counts = check(exchange).exchanges();
    assertThat(counts.checked()).isZero();
    assertThat(counts.notChecked().keySet()).singleElement().asString().contains("no operation");
  }

  @Test
  void otherMethodIsSkipped() {
    assertThat(check(to("DELETE", "%s")).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void bodyAloneIsAttributedByItsMembers() {
    assertThat(operation(BODY)).isEqualTo("showBackup");
    assertThat(operation("{\"error_code\": \"B.1\", \"error_msg\": \"no\"}"))
        .as("the first of those that declare it")
        .isEqualTo(ServerBackup.CONTRACT.edition("any").operations().get(0).id());
    assertThat(operation("{\"token\": {\"expires_at\": \"2024-05-18T00:58:11Z\"}}"))
        .isEqualTo("createToken");
  }

  @Test
  void bodyIsRecognisedThoughItsTopIsRenamedOrGone() {
    assertThat(drifts(bodyOnly(BODY.replaceFirst("\"backup\"", "\"Backup\""))))
        .containsExactlyInAnyOrder("member-missing /backup", "member-undeclared /Backup");
    assertThat(drifts(bodyOnly(at(body(), "/backup").toString())))
        .contains("member-missing /backup");
  }

  @Test
  void bodyOfSomethingElseIsNotChecked() {
    CheckedExchange checked =
        ServerBackup.CONFORMANCE.check(bodyOnly("{\"name\": \"left-pad\", \"version\": \"1\"}"));
    assertThat(checked.notCheckedBecause()).contains("fits none");
  }

  private static String operation(String body) {
    return Objects.requireNonNull(ServerBackup.CONFORMANCE.check(bodyOnly(body)).operation());
  }

  /** The usual answer to another request; %s stands for the usual path. */
  private static Exchange to(String method, String url) {
    Exchange usual = answer(200, BODY);
    String path =
        Objects.requireNonNull(usual.request()).url().substring("https://cbr.example.com".length());
    return new Exchange(
        "test",
        null,
        new Request(method, url.replace("%s", path), Headers.none()),
        usual.response());
  }
}
