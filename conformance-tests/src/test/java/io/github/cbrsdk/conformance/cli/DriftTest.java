package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.report.ReportSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One drift at a time in a recording that conforms, and what {@code check} says of it. */
class DriftTest {
  private static final String EDITION = "huawei-my-2022-08";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final ObjectNode stub = recording();
  private final ObjectNode response = (ObjectNode) stub.get("response");
  private final ObjectNode backup = (ObjectNode) response.at("/jsonBody/backup");

  private static ObjectNode recording() {
    String name =
        "/io/github/cbrsdk/conformance/recordings/" + EDITION + "/server-with-one-disk.json";
    try (InputStream in = DriftTest.class.getResourceAsStream(name)) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void writeBody(UnaryOperator<String> change) {
    String body = change.apply(response.remove("jsonBody").toString());
    response.put("body", body);
  }

  /** Checks the stub. */
  private CommandLineRun check(String... more) throws IOException {
    Path file = folder.resolve("stub.json");
    Files.writeString(file, stub.toString());
    String[] args = {
      "check", "--recordings", file.toString(), "--edition", EDITION, "--report-dir", reports()
    };
    Object[] all = new Object[args.length + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return CommandLineRun.of(all);
  }

  private String reports() {
    return folder.resolve("reports").toString();
  }

  private JsonNode report() throws IOException {
    return ReportSchema.read(folder.resolve("reports/report.json"));
  }

  /** The only finding but for notices. */
  private JsonNode finding() throws IOException {
    JsonNode only = null;
    for (JsonNode finding : report().get("findings")) {
      if (!finding.get("impact").textValue().equals("notice")) {
        assertThat(only).as("a second finding: %s", finding).isNull();
        only = finding;
      }
    }
    assertThat(only).as("a finding").isNotNull();
    return only;
  }

  private void assertFinding(CommandLineRun run, String rule, String pointer, String contractLine)
      throws IOException {
    JsonNode finding = finding();
    assertThat(finding.get("rule").textValue()).isEqualTo(rule);
    assertThat(finding.get("pointer").textValue()).isEqualTo(pointer);
    String file = finding.at("/contract/file").textValue();
    int line = finding.at("/contract/line").intValue();
    assertThat(Contract.bundled().text(file).lines().toList().get(line - 1))
        .as("%s:%d", file, line)
        .contains(contractLine);
    assertThat(run.out())
        .contains(rule, pointer.isEmpty() ? "(the response)" : pointer, file + ":" + line);
    JsonNode exchange =
        JSON.readTree(Files.readString(folder.resolve("reports/exchanges.ndjson"), UTF_8));
    assertThat(exchange.get("source").textValue()).isEqualTo("stub.json");
    assertThat(exchange.get("verdict").textValue()).isEqualTo("drifted");
    assertThat(exchange.at("/findings/0/rule").textValue()).isEqualTo(rule);
    assertThat(exchange.at("/findings/0/pointer").textValue()).isEqualTo(pointer);
  }

  @Test
  void theRecordingItselfConforms() throws IOException {
    CommandLineRun run = check();

    assertThat(run.out()).startsWith("CONFORMANT");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(report().get("verdict").textValue()).isEqualTo("conformant");
  }

  @Test
  void aRequiredMemberIsDeleted() throws IOException {
    backup.remove("vault_id");

    CommandLineRun run = check();

    assertFinding(run, "member-missing", "/backup/vault_id", "vault_id");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aTypeChanges() throws IOException {
    backup.put("resource_size", "40");

    CommandLineRun run = check();

    assertFinding(run, "type-changed", "/backup/resource_size", "type");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void anEnumValueIsAdded() throws IOException {
    backup.put("status", "archived");

    CommandLineRun run = check();

    assertFinding(run, "enum-value-undeclared", "/backup/status", "enum");
    assertThat(run.status()).isZero();
    assertThat(check("--fail-on", "additive").status()).isEqualTo(1);
  }

  @Test
  void aMemberIsAdded() throws IOException {
    ((ObjectNode) backup.at("/children/0")).put("colour", "blue");

    CommandLineRun run = check();

    assertFinding(run, "member-undeclared", "/backup/children/*/colour", "properties:");
    assertThat(run.status()).isZero();
    assertThat(check("--fail-on", "additive").status()).isEqualTo(1);
  }

  @Test
  void aMemberIsDuplicated() throws IOException {
    writeBody(body -> body.replaceFirst("\"status\":", "\"status\":\"error\",\"status\":"));

    CommandLineRun run = check();

    assertFinding(run, "json-duplicate-member", "/backup/children/*/status", "status:");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void textFollowsTheJson() throws IOException {
    writeBody(body -> body + " trailing");

    CommandLineRun run = check();

    assertFinding(run, "json-malformed", "", "content:");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void htmlIsSent() throws IOException {
    writeBody(body -> "<html>Sign in</html>");
    ((ObjectNode) response.get("headers")).put("Content-Type", "text/html");

    CommandLineRun run = check();

    assertFinding(run, "media-type-undeclared", "", "content:");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void anUndeclaredStatusIsSent() throws IOException {
    response.put("status", 203);

    CommandLineRun run = check();

    assertFinding(run, "status-undeclared", "", "get:");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void driftNeverFailsWhenAskedNotTo() throws IOException {
    backup.remove("vault_id");

    assertThat(check("--fail-on", "never").status()).isZero();
    assertThat(report().get("verdict").textValue()).isEqualTo("drifted");
    assertThat(report().get("exitStatus").intValue()).isZero();
  }
}
