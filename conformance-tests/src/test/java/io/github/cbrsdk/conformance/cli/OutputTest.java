package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.report.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What is printed and written, and what is not. */
class OutputTest {
  private static final String DRIFTED = "{\"backup\": {\"id\": 5}}";

  @TempDir Path folder;

  private static final CheckedExchange NONE =
      new CheckedExchange(
          new Exchange("none", null, null, new Response(null, Headers.none(), null)),
          null,
          new Omission("it is none", false),
          Map.of());

  private Path body() throws IOException {
    return Files.writeString(folder.resolve("body.json"), DRIFTED);
  }

  @Test
  void quietPrintsNothing() throws IOException {
    CommandLineRun run = CommandLineRun.of("check", "--recordings", body(), "--quiet");

    assertThat(run.status()).isOne();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void quietPrintsNoProgressOfRequests() throws IOException {
    try (BareEndpoint endpoint = new BareEndpoint(body -> body, "application/json")) {
      CommandLineRun run = endpoint.run("check", "--quiet");

      assertThat(endpoint.requests()).isNotEmpty();
      assertThat(run.out() + run.err()).isEmpty();
    }
  }

  @Test
  void jsonOnStandardOutputIsTheReportAndNothingElse() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "check", "--recordings", body(), "--format", "json", "--annotations", "github");

    JsonNode report = ReportSchema.parse(run.out());
    assertThat(report.path("verdict").asText()).isEqualTo("drifted");
    assertThat(run.err()).contains("::error file=openapi/");
  }

  @Test
  void jqReadsTheReportInAPipeline() throws Exception {
    CommandLineRun run = CommandLineRun.of("check", "--recordings", body(), "--format", "json");
    Path json = Files.writeString(folder.resolve("out.json"), run.out());

    Process jq;
    try {
      jq =
          new ProcessBuilder(
                  "jq",
                  "-r",
                  ".findings[] | select(.impact == \"breaking\") | [.rule, .pointer] | @tsv")
              .redirectInput(json.toFile())
              .start();
    } catch (IOException e) {
      throw new TestAbortedException("jq is not installed: apt-get install jq", e);
    }

    assertThat(new String(jq.getInputStream().readAllBytes(), UTF_8))
        .contains("type-changed\t/backup/id\n");
    assertThat(jq.waitFor()).isZero();
  }

  @Test
  void annotationsFollowTheReport() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("check", "--recordings", body(), "--annotations", "github");

    assertThat(run.out()).startsWith("DRIFTED").contains("\n::error file=openapi/");
  }

  @Test
  void theReportFolderHoldsEveryFace() throws IOException {
    Path reports = folder.resolve("reports");

    CommandLineRun.of("check", "--recordings", body(), "--report-dir", reports);

    for (String file :
        List.of(
            "report.html",
            "report.json",
            "exchanges.ndjson",
            "junit.xml",
            "report.sarif",
            "summary.md",
            "contract.html")) {
      assertThat(reports.resolve(file)).isNotEmptyFile();
    }
  }

  @Test
  void reportsOfSeveralEndpointsMergeIntoOne() throws IOException {
    Path body = body();
    for (String region : List.of("east", "west", "north")) {
      CommandLineRun.of(
          "check", "--recordings", body, "--quiet", "--report-dir", folder.resolve(region));
    }

    CommandLineRun run =
        CommandLineRun.of(
            "merge",
            folder.resolve("east"),
            folder.resolve("west/report.json"),
            folder.resolve("north"),
            "--report-dir",
            folder.resolve("all"));

    assertThat(run.status()).isOne();
    assertThat(run.out()).startsWith("DRIFTED").contains("3 of 3 checked exchanges");
    assertThat(Files.readString(folder.resolve("all/report.html"))).contains("<bdi>north</bdi>");
  }

  @Test
  void twoReportsOfOneNameAreRefused() throws IOException {
    CommandLineRun.of("check", "--recordings", body(), "-q", "--report-dir", folder.resolve("a"));

    CommandLineRun run =
        CommandLineRun.of("merge", folder.resolve("a"), folder.resolve("a/report.json"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Two reports have the name 'a'");
  }

  @Test
  void mergingWhatIsNotThereIsAMistakeOfUsage() {
    CommandLineRun run = CommandLineRun.of("merge", folder.resolve("absent"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("There is no report to read at").hasLineCount(1);
  }

  @Test
  void aLongRunTellsHowFarItIs() {
    StringWriter err = new StringWriter();
    Deque<Long> seconds = new ArrayDeque<>(List.of(0L, 1L, 4L, 6L, 7L, 12L));
    Progress progress =
        new Progress(new PrintWriter(err), () -> TimeUnit.SECONDS.toNanos(seconds.remove()));

    while (!seconds.isEmpty()) {
      progress.accept(NONE);
    }

    assertThat(err.toString().lines())
        .containsExactly("checked so far: 3, after 6 s", "checked so far: 5, after 12 s");
  }
}
