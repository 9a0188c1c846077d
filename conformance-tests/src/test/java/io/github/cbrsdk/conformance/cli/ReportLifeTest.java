package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.report.ReportSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are those of this run, all of them, or there are none. */
class ReportLifeTest {
  private static final String CONFORMANT =
      "{\"error\": {\"code\": 1, \"message\": \"x\", \"title\": \"x\"}}";

  @TempDir Path folder;
  private Path body;
  private Path out;

  @BeforeEach
  void leaveReportsOfYesterday() throws IOException {
    body = Files.writeString(folder.resolve("body.json"), CONFORMANT);
    out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("report.json"), "{\"verdict\": \"conformant\"}");
    Files.writeString(out.resolve("summary.md"), "Conformant");
    Files.writeString(out.resolve("notes.txt"), "of the user");
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertNoReport() throws IOException {
    assertThat(left()).containsExactly("notes.txt");
  }

  @Test
  void aRunThatFailsLeavesNoReportOfAnEarlierOne() throws IOException {
    for (Object[] args :
        new Object[][] {
          {"check", "--recordings", folder.resolve("absent.har"), "--report-dir", out},
          {"check", "--recordings", body, "--edition", "no-such", "--report-dir", out},
          {"check", "--no-such-option", "--report-dir=" + out},
          {"check", "--report-dir", out, "--max-age", "30d"},
          {"merge", folder.resolve("absent"), "--report-dir", out}
        }) {
      leave();
      assertThat(CommandLineRun.of(args).status()).as(String.join(" ", texts(args))).isEqualTo(2);
      assertNoReport();
    }
  }

  private void leave() throws IOException {
    Files.writeString(out.resolve("report.json"), "{}");
  }

  private static List<String> texts(Object[] args) {
    return Stream.of(args).map(String::valueOf).toList();
  }

  @Test
  void mergeFollowsALinkToAFolderAndNoneInIt() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    CommandLineRun.of("check", "--report-dir", other);
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), other);
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.createSymbolicLink(foreign.resolve("report.json"), other.resolve("report.json"));

    assertThat(CommandLineRun.of("merge", linked).status()).isZero();
    CommandLineRun run = CommandLineRun.of("merge", foreign);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("symbolic link");
  }

  @Test
  void aSymbolicLinkInTheFolderIsReplacedAndNotFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "not to be touched");
    for (String name : List.of("report.json", "exchanges.ndjson", "report.html")) {
      Files.deleteIfExists(out.resolve(name));
      Files.createSymbolicLink(out.resolve(name), other);
    }

    assertThat(
            CommandLineRun.of(
                    "check", "--recordings", body, "--edition", "any", "--report-dir", out)
                .status())
        .isZero();

    assertThat(other).hasContent("not to be touched");
    assertThat(Files.isSymbolicLink(out.resolve("report.json"))).isFalse();
    assertThat(ReportSchema.read(out.resolve("report.json")).get("verdict").textValue())
        .isEqualTo("conformant");
    assertThat(left()).hasSize(8);
  }

  @Test
  void outputThatCannotBeWrittenIsSaidAndIsNoSuccess() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    for (String format : List.of("text", "json")) {
      StringWriter err = new StringWriter();
      try (PrintWriter closed = new PrintWriter(Files.newBufferedWriter(full))) {
        int status =
            Main.run(
                new String[] {
                  "check", "--recordings", body.toString(), "--edition", "any", "--format", format
                },
                closed,
                new PrintWriter(err),
                Map.of(),
                false);

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("Cannot write the output");
      }
    }
  }

  /** The process, in a folder of its own for temporary files. */
  private ProcessBuilder process(String before, Object... args) throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> line = new ArrayList<>(List.of("sh", "-c", before + "exec \"$@\"", "sh"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    line.addAll(texts(args));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().put("CBR_TOKEN", "a-token-of-the-test");
    return builder;
  }

  @Test
  void aFullDiskIsSaidAndLeavesNoReport() throws Exception {
    // contract.html is larger than that; report.json, which is written before it, is not.
    Process process =
        process(
                "ulimit -f 600; ",
                "check",
                "--recordings",
                body,
                "--edition",
                "any",
                "--quiet",
                "--report-dir",
                out)
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(folder.resolve("err.txt")).content().startsWith("Cannot read or write: ");
    assertNoReport();
  }

  @Test
  void aRunThatIsToldToEndLeavesNothing() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Process process =
          process(
                  "",
                  "check",
                  "--endpoint",
                  "http://127.0.0.1:" + silent.getLocalPort(),
                  "--project-id",
                  "0123456789abcdef0123456789abcdef",
                  "--backup-id",
                  "01234567-89ab-cdef-0123-456789abcdef",
                  "--report-dir",
                  out)
              .start();
      try {
        silent.setSoTimeout(300_000);
        silent.accept().close(); // It asks, so it has begun.
        assertThat(folder.resolve("tmp")).isDirectoryContaining("glob:**.spool");
        process.destroy();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).isNotZero();
    }

    assertNoReport();
    assertThat(folder.resolve("tmp")).isDirectoryNotContaining("glob:**.spool");
  }

  private int check(String label, String text, Object... more) throws IOException {
    Path recording = Files.writeString(folder.resolve(label + ".json"), text);
    List<Object> args =
        new ArrayList<>(
            List.of(
                "check",
                "--recordings",
                recording,
                "--edition",
                "any",
                "--report-dir",
                folder.resolve(label)));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray()).status();
  }

  /** Checks a body with one member against a contract of its own, into a report. */
  private void checkOwn(String name, String members) throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            openapi: 3.1.0
            info: {title: %1$s, version: '1'}
            paths:
              /%1$s:
                get:
                  responses:
                    '200':
                      description: d
                      content: {application/json: {schema: {type: object, properties: {%2$s}}}}
            """
                .formatted(name, members));
    Path har =
        Files.writeString(
            folder.resolve(name + ".har"),
            """
            {"log": {"entries": [{"request": {"method": "GET", "url": "https://h.example/%s",
              "headers": []}, "response": {"status": 200, "headers": [{"name": "Content-Type",
              "value": "application/json"}], "content": {"text": "{\\"a\\": \\"x\\"}"}}}]}}
            """
                .formatted(name));
    Path report = folder.resolve("reports").resolve(name);
    assertThat(
            CommandLineRun.of(
                    "check", "--contract", contract, "--recordings", har, "--report-dir", report)
                .err())
        .isEmpty();
  }

  @Test
  void mergeAddsUpWhatWasObservedOfDifferentContracts() throws IOException {
    checkOwn("cats", "a: {type: string}");
    checkOwn("dogs", "a: {type: string}, b: {type: string}");
    Path reports = folder.resolve("reports");

    String catsFirst =
        CommandLineRun.of("merge", reports.resolve("cats"), reports.resolve("dogs")).out();
    String dogsFirst =
        CommandLineRun.of("merge", reports.resolve("dogs"), reports.resolve("cats")).out();

    for (String merged : List.of(catsFirst, dogsFirst)) {
      assertThat(merged)
          .containsPattern(
              "1 \\(sha256 [0-9a-f]{12} \\+ [0-9a-f]{12}\\), 80 % of them together observed");
    }
  }

  private CommandLineRun merge(Object... labels) {
    List<Object> args = new ArrayList<>(List.of("merge"));
    Stream.of(labels).map(label -> folder.resolve(label.toString())).forEach(args::add);
    args.addAll(List.of("--report-dir", out));
    return CommandLineRun.of(args.toArray());
  }

  @Test
  void aMergedReportHasTheWorstStatusAndEveryExchange() throws IOException {
    String additive = CONFORMANT.replace("{\"code\"", "{\"more\": 1, \"code\"");
    assertThat(check("good", CONFORMANT)).isZero();
    assertThat(check("lenient", additive)).isZero();
    assertThat(check("strict", additive, "--fail-on", "additive")).isOne();
    assertThat(check("old", CONFORMANT, "--max-age", "1d")).isEqualTo(3);

    assertThat(merge("good", "lenient").status()).isZero();
    assertThat(merge("good", "old").status()).isEqualTo(3);
    assertThat(merge("good", "old", "strict").status()).isOne();
    assertThat(ReportSchema.read(out.resolve("report.json")).get("exitStatus").intValue()).isOne();

    List<JsonNode> exchanges = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("exchanges.ndjson"), UTF_8)) {
      exchanges.add(new ObjectMapper().readTree(line));
    }
    assertThat(exchanges)
        .extracting(line -> line.get("source").textValue() + " " + line.get("verdict").textValue())
        .containsExactly(
            "good/good.json conformant", "old/old.json not-checked", "strict/strict.json drifted");
  }

  @Test
  void aFolderWithoutReportCannotBeMerged() throws IOException {
    check("good", CONFORMANT);
    Files.createDirectory(folder.resolve("empty"));

    CommandLineRun run = merge("good", "empty");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("There is no report to read at");
    assertNoReport();
  }

  @Test
  void theContractIsFoundInTheUsersRepository() throws IOException {
    Path overlay = folder.resolve("own.yaml");
    Files.writeString(
        overlay,
        "overlay: 1.0.0\ninfo: {title: Our own cloud, version: 1.0.0}\nactions:\n"
            + "  - target: $.info\n    update: {x-note: ours}\n");
    CommandLineRun run =
        CommandLineRun.of(
            "check",
            "--recordings",
            Files.writeString(body, CONFORMANT.replace("\"x\"", "1")),
            "--edition",
            overlay,
            "--report-dir",
            out,
            "--contract-path",
            "docs/api",
            "--annotations",
            "github");

    assertThat(run.out()).contains("::error file=docs/api/cbr.yaml,line=");
    JsonNode sarif = new ObjectMapper().readTree(out.resolve("report.sarif").toFile());
    assertThat(sarif.at("/runs/0/tool/driver/version").textValue()).isNotBlank();
    assertThat(sarif.findValuesAsText("uri")).contains("docs/api/cbr.yaml");
    assertThat(Files.readString(out.resolve("contract.html"))).contains("Our own cloud");
  }
}
