package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.report.ReportSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drift that is known, through the command line. */
class BaselineTest {
  private static final String ERROR =
      "{\"error_code\":\"BackupService.6200\",\"error_msg\":\"a text\"}";
  private static final String ENTRY =
      """
      {"startedDateTime": "2026-01-02T03:04:05.678Z", "time": 12,
       "request": {"method": "GET", "url": "https://cbr.example.com/v3/%1$s/backups/%2$s", "headers": []},
       "response": {"status": 0, "headers": [{"name": "Content-Type", "value": ""}],
         "content": {"size": -1, "mimeType": "", "text": ""}}}
      """
          .formatted("0605767a5e0024902f1dc00941ad7a2b", "6f2a1f0e-3c1b-4c58-9d0a-0c8d0e6a7b10");

  @TempDir Path folder;
  private Path body;
  private Path known;

  @BeforeEach
  void writeDriftedBody() throws IOException {
    body = folder.resolve("body.json");
    known = folder.resolve("known.yaml");
    Files.writeString(
        body, "{\"error\": {\"code\": 1, \"message\": null, \"title\": \"x\", \"y\": 1}}");
  }

  private CommandLineRun check(Object... more) {
    Object[] all = new Object[more.length + 7];
    Object[] args = {
      "check", "--recordings", body, "--edition", "any", "--report-dir", folder.resolve("out")
    };
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CommandLineRun.of(all);
  }

  private JsonNode report() throws IOException {
    return ReportSchema.read(folder.resolve("out/report.json"));
  }

  private void accept(String fingerprint, String reason, String expires) throws IOException {
    Files.writeString(
        known,
        "accepted:\n  - fingerprint: %s\n    rule: null-undeclared\n    pointer: /error/message\n"
                .formatted(fingerprint)
            + "    reason: '%s'\n    expires: %s\n".formatted(reason, expires));
  }

  private String fingerprint(String rule) throws IOException {
    for (JsonNode finding : report().get("findings")) {
      if (finding.get("rule").textValue().equals(rule)) {
        return finding.get("fingerprint").textValue();
      }
    }
    throw new AssertionError("no " + rule);
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.systemDefault());
  }

  @Test
  void acceptedDriftIsNotCountedAndIsListed() throws IOException {
    assertThat(check().status()).isEqualTo(1);
    accept(
        fingerprint("null-undeclared"), "the gateway is being replaced", today().plusDays(2) + "");

    CommandLineRun run = check("--baseline", known);

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("1 known drift not counted");
    assertThat(report().at("/accepted/0/state").textValue()).isEqualTo("accepted");
    assertThat(report().get("findings").findValuesAsText("rule")).doesNotContain("null-undeclared");
    assertThat(Files.readString(folder.resolve("out/exchanges.ndjson")))
        .contains("member-undeclared")
        .doesNotContain("null-undeclared");
  }

  @Test
  void expiredEntryCountsAgainAndSaysSo() throws IOException {
    check();
    accept(fingerprint("null-undeclared"), "meanwhile", today().minusDays(2) + "");

    CommandLineRun run = check("--baseline", known);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("expired", "/error/message", "meanwhile", "counts again");
    assertThat(report().at("/accepted/0/state").textValue()).isEqualTo("expired");
  }

  @Test
  void entryThatIsNotSeenIsListed() throws IOException {
    accept("0123456789012345", "long ago", today().plusDays(2) + "");

    CommandLineRun run = check("--baseline", known);

    assertThat(run.out()).contains("not seen");
    assertThat(report().at("/accepted/0/state").textValue()).isEqualTo("not-seen");
  }

  @Test
  void entryWithoutReasonOrExpiryIsAnError() throws IOException {
    accept("0123456789abcdef", " ", "2030-01-01");
    CommandLineRun noReason = check("--baseline", known);
    assertThat(noReason.status()).isEqualTo(2);
    assertThat(noReason.err()).contains("known.yaml:2 (/accepted/0): a reason is needed");

    accept("0123456789abcdef", "", "2030-01-01");
    assertThat(check("--baseline", known).err()).contains("a reason is needed");

    accept("0123456789abcdef", "because", "''");
    assertThat(check("--baseline", known).err()).contains("'expires'");

    accept("0123456789abcdef", "because", "soon");
    assertThat(check("--baseline", known).err())
        .contains("known.yaml:6 (/accepted/0/expires): 'soon' is not a day");

    for (String nothing :
        new String[] {
          "", "# nothing", "---\n", "- reason: x", "acceptd: []", "accepted: all", "accepted:\n"
        }) {
      Files.writeString(known, nothing);
      CommandLineRun run = check("--baseline", known);
      assertThat(run.status()).as(nothing).isEqualTo(2);
      assertThat(run.err()).as(nothing).contains("known.yaml:1");
    }

    Files.writeString(known, "accepted: [");
    assertThat(check("--baseline", known).status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "fingerprint: 0123, a fingerprint of 16 hexadecimal digits is needed",
    "reson: because, Did you mean reason?",
    "fingerprint: [], a string is expected",
    "first_seen: yesterday, 'yesterday' is not a day",
  })
  void anEntryThatCannotBeUsedIsNamedWithItsLine(String member, String error) throws IOException {
    Files.writeString(known, "accepted:\n  - " + member + "\n");
    String others = "    %s: %s\n";
    for (String each : new String[] {"fingerprint", "reason", "expires"}) {
      String value = each.equals("expires") ? "2030-01-01" : "0123456789012345";
      if (!member.startsWith(each)) {
        Files.writeString(known, others.formatted(each, value), StandardOpenOption.APPEND);
      }
    }

    CommandLineRun run = check("--baseline", known);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("known.yaml:2 (/accepted/0").contains(error);
  }

  @Test
  void twoEntriesOfOneFingerprintAreAnError() throws IOException {
    accept("0123456789012345", "because", "2030-01-01");
    Files.writeString(
        known, Files.readString(known).replaceFirst("(?s)accepted:\n(.*)", "accepted:\n$1$1"));

    assertThat(check("--baseline", known).err())
        .contains("known.yaml:7 (/accepted/1): another entry has this fingerprint");
  }

  @Test
  void writtenFileIsReadOnceItHasReasons() throws IOException {
    check("--write-baseline", known);
    CommandLineRun withoutReasons = check("--baseline", known);
    assertThat(withoutReasons.status()).isEqualTo(2);
    assertThat(withoutReasons.err()).contains("a reason is needed");

    check("--write-baseline", known, "--accept-reason", "known since the upgrade");
    CommandLineRun run = check("--baseline", known, "--fail-on", "additive");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(report().get("verdict").textValue()).isEqualTo("conformant");
    assertThat(Files.readString(known)).contains("first_seen: " + today());
  }

  @Test
  void impactsCanBeChanged() throws IOException {
    Path impacts = folder.resolve("impacts.yaml");
    Files.writeString(impacts, "member-undeclared: breaking\nnull-undeclared: notice\n");

    assertThat(check("--impacts", impacts).status()).isEqualTo(1);
    for (JsonNode finding : report().get("findings")) {
      String rule = finding.get("rule").textValue();
      if (rule.equals("member-undeclared") || rule.equals("null-undeclared")) {
        assertThat(finding.get("impact").textValue())
            .isEqualTo(rule.equals("member-undeclared") ? "breaking" : "notice");
      }
    }

    Files.writeString(impacts, "# none yet\n");
    assertThat(check("--impacts", impacts).err()).contains("impacts.yaml:1: the file is empty");

    Files.writeString(impacts, "member-undeclare: breaking\n");
    CommandLineRun run = check("--impacts", impacts);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("impacts.yaml:1", "There is no rule 'member-undeclare'");
  }

  /** Writes a recording of one answer and accepts all drifts that a check finds in it. */
  private void acceptAllOf(int status, String mediaType, String body) throws IOException {
    record(status, mediaType, body);
    check("--write-baseline", known, "--accept-reason", "known");
  }

  private void record(int status, String mediaType, String body) throws IOException {
    ObjectNode entry = (ObjectNode) new ObjectMapper().readTree(ENTRY);
    ((ObjectNode) entry.get("response")).put("status", status);
    ((ObjectNode) entry.at("/response/headers/0")).put("value", mediaType);
    ((ObjectNode) entry.at("/response/content")).put("mimeType", mediaType).put("text", body);
    this.body = folder.resolve("recorded.har");
    Files.writeString(this.body, "{\"log\":{\"version\":\"1.2\",\"entries\":[" + entry + "]}}");
  }

  @Test
  void behindAnAcceptedStatusTheBodyIsStillJudged() throws IOException {
    acceptAllOf(418, "application/json", ERROR);
    assertThat(check("--baseline", known).status()).isZero();

    record(418, "application/json", ERROR.replace("\"a text\"", "7"));
    CommandLineRun run = check("--baseline", known);

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(report().get("findings").findValuesAsText("rule")).containsExactly("type-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "418, text/html, <html>1</html>, <html>2</html>",
    "418, application/json, '{\"a\":1}', '{\"b\":2}'",
    "404, text/html, <html>1</html>, <html>2</html>",
    "299, application/json, '{\"error_code\":\"a\",\"error_msg\":\"b\"} trailing', '{\"error_code\":\"a\"'",
  })
  void behindAnAcceptedStatusOrMediaTypeABodyThatFitsNothingIsNotChecked(
      int status, String mediaType, String accepted, String sent) throws IOException {
    acceptAllOf(status, mediaType, accepted);
    record(status, mediaType, sent);

    CommandLineRun run = check("--baseline", known);

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
    assertThat(run.out()).contains("the body was not judged");
    assertThat(Files.readString(folder.resolve("out/exchanges.ndjson")))
        .contains("\"not-checked\"", "the body was not judged");
  }
}
