package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.project.Readmes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A shell runs the commands of the README files as they are written; only placeholders are filled
 * in. {@code .ci/fresh} runs those of Maven.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are commands of a Unix shell")
class ReadmeCommandsIT {
  /** Parts of blocks that do not end with status 0, or that say something of interest. */
  private static final Map<String, Outcome> OUTCOMES =
      Map.of(
          "-DskipTests package", new Outcome(0, " exchanges checked, no drift"),
          "--report-dir report\n", new Outcome(0, " exchanges checked, no drift"),
          "check --recordings session.har\n", new Outcome(1, "DRIFTED  1 breaking"),
          "--contract openapi.yaml", new Outcome(1, "DRIFTED  1 breaking"),
          "--edition proposal.yaml", new Outcome(0, "CONFORMANT"),
          "--baseline baseline.yaml", new Outcome(0, "CONFORMANT"),
          "| jq", new Outcome(0, "type-changed\t/backup/resource_size\tstring"),
          // One backup stands in for those of three clouds, and conforms to the page of one.
          "--targets", new Outcome(1, "huawei-ap-southeast-1: conformant"),
          "self-test", new Outcome(0, " 100 %"));

  @TempDir static Path temporary;

  private static ReadmeShell shell;

  private record Outcome(int status, String output) {}

  @BeforeAll
  static void prepare() throws Exception {
    shell = new ReadmeShell(temporary);
  }

  @AfterAll
  static void stop() throws IOException {
    if (shell != null) {
      shell.close();
    }
  }

  private static void assertDoes(Readmes.Snippet snippet) throws Exception {
    CommandLineRun run = shell.run(snippet.text(), Map.of());
    Outcome expected =
        OUTCOMES.entrySet().stream()
            .filter(outcome -> snippet.text().contains(outcome.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(new Outcome(0, ""));
    assertThat(run.out())
        .contains(expected.output())
        .doesNotContain("Usage: ", "command not found");
    assertThat(run.status()).as(run.out()).isEqualTo(expected.status());
  }

  private static Stream<Readmes.Snippet> blocks() throws IOException {
    return Readmes.in("sh").stream()
        .filter(snippet -> snippet.marker().isEmpty())
        .filter(snippet -> !snippet.text().contains(" serve ") && !snippet.text().contains("curl "))
        .filter(snippet -> !snippet.text().contains(" proxy "))
        .filter(snippet -> !snippet.text().contains("dependency:copy"));
  }

  static Stream<Readmes.Snippet> blocksForEverybody() throws IOException {
    return blocks().filter(snippet -> snippet.file().equals("README.md"));
  }

  static Stream<Readmes.Snippet> otherBlocks() throws IOException {
    return blocks().filter(snippet -> !snippet.file().equals("README.md"));
  }

  @ParameterizedTest
  @MethodSource("blocksForEverybody")
  void theFirstCommandsDoWhatTheReadmeSays(Readmes.Snippet snippet) throws Exception {
    assertDoes(snippet);
  }

  @ParameterizedTest
  @MethodSource("otherBlocks")
  @Tag("nightly")
  void allCommandsDoWhatTheReadmesSay(Readmes.Snippet snippet) throws Exception {
    assertDoes(snippet);
  }

  @Test
  @Tag("nightly")
  void aRecordedEndpointIsServedToCurl() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String serve = block(" serve ").replace("8080", String.valueOf(port));
    Path output = temporary.resolve("serve.out");
    Process server = shell.start(serve, output, Map.of());
    try {
      String token = "";
      while (token.isEmpty() && server.isAlive()) {
        token = Files.readString(output).replaceFirst("(?s).*\ntoken +(\\S+)\n.*|.*", "$1");
        Thread.onSpinWait();
      }
      Path answer = temporary.resolve("curl.out");
      Process curl =
          shell.start(
              block("curl ")
                  .replace("TOKEN", token)
                  .replace("8080", String.valueOf(port))
                  .replace("curl ", "curl --noproxy '*' --silent --show-error "),
              answer,
              Map.of());
      assertThat(curl.waitFor(1, TimeUnit.MINUTES)).isTrue();

      assertThat(answer).content().contains("\"backup\"");
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
    }
  }

  @Test
  @Tag("nightly")
  void aCallOfCurlPassesTheProxy() throws Exception {
    Path output = temporary.resolve("proxy.out");
    Process proxy = shell.start("exec " + block(" proxy ").replace("8080", "0"), output, Map.of());
    try {
      String url = "";
      while (url.isEmpty() && proxy.isAlive()) {
        url = Files.readString(output).replaceFirst("(?s).*listening (\\S+)\n.*|.*", "$1");
        Thread.onSpinWait();
      }
      String curl =
          "curl --noproxy '*' --silent --show-error -H \"X-Auth-Token: $CBR_TOKEN\" %s/v3/%s/backups/%s"
              .formatted(url, ReadmeShell.PROJECT, ReadmeShell.BACKUP);
      assertThat(shell.run(curl, Map.of()).out()).contains("\"backup\"");

      proxy.destroy();

      assertThat(proxy.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(output).content().contains("1 of 1 exchange checked");
      assertThat(shell.folder().resolve("report/report.html")).exists();
      assertThat(shell.folder().resolve("traffic")).isNotEmptyDirectory();
    } finally {
      proxy.destroyForcibly();
    }
  }

  private static String block(String part) throws IOException {
    return Readmes.in("sh").stream()
        .map(Readmes.Snippet::text)
        .filter(text -> text.contains(part))
        .findFirst()
        .orElseThrow();
  }

  /** The README files show what the commands print. */
  @Test
  @Tag("nightly")
  void outputsAreThoseOfTheCommands() throws IOException {
    assertThat(CommandLineRun.of("check").out()).contains(Readmes.marked("output: built-in check"));
    for (String command : List.of("editions", "self-test")) {
      assertThat(CommandLineRun.of(command).out()).isEqualTo(Readmes.marked("output: " + command));
    }
  }
}
