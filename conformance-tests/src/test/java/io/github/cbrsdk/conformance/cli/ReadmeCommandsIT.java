package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.EndpointSettings;
import io.github.cbrsdk.conformance.project.Readmes;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
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
 * A shell runs the commands of the README files as they are written, in a folder with a blank in
 * its name, against a stand-in for the clouds that they name. Only placeholders are filled in.
 * {@code mvn} does nothing here: {@code .ci/fresh} runs those commands.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "they are commands of a Unix shell")
class ReadmeCommandsIT {
  private static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";

  /** Parts of blocks that do not end with status 0, or that say something of interest. */
  private static final Map<String, Outcome> OUTCOMES =
      Map.of(
          "-DskipTests package", new Outcome(0, "35 of 35 exchanges checked, no drift"),
          "--report-dir report\n", new Outcome(0, "CONFORMANT  5 of 5 exchanges checked"),
          "check --recordings session.har\n", new Outcome(1, "DRIFTED  1 breaking"),
          "--edition proposal.yaml", new Outcome(0, "CONFORMANT"),
          "--baseline baseline.yaml", new Outcome(0, "CONFORMANT"),
          "| jq", new Outcome(0, "type-changed\t/backup/resource_size\tstring"),
          "merge reports", new Outcome(0, "CONFORMANT  15 of 15 exchanges checked"),
          "self-test", new Outcome(0, " 100 %"));

  @TempDir static Path temporary;

  private static Path folder;
  private static Map<String, String> environment;
  private static EmbeddedEndpoint endpoint;
  private static Tunnel tunnel;

  private record Outcome(int status, String output) {}

  @BeforeAll
  static void prepare() throws Exception {
    folder = Files.createDirectories(temporary.resolve("a folder/of mine"));
    Path module = Files.createDirectory(folder.resolve("conformance-tests"));
    Path jar = Path.of("target/cbr-conformance.jar").toAbsolutePath();
    Files.createSymbolicLink(
        Files.createDirectory(module.resolve("target")).resolve(jar.getFileName()), jar);
    Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar);
    Files.copy(Path.of("cbr-conformance"), module.resolve("cbr-conformance"));
    for (String name : List.of("session.har", "traffic.har")) {
      Files.writeString(folder.resolve(name), har());
    }
    Path bin = Files.createDirectory(temporary.resolve("bin"));
    Path mvn = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();

    PrivateAuthority authority =
        new PrivateAuthority(
            temporary,
            "cbr.eu-de.otc.t-systems.com",
            "cbr.eu-nl.otc.t-systems.com",
            "cbr.ap-southeast-1.myhuaweicloud.com");
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      endpoint =
          EmbeddedEndpoint.start(
              recordings.all(),
              Contract.bundled().edition(Edition.ANY),
              new EndpointSettings(0, 0, null, authority.keyStore(), PrivateAuthority.PASSWORD));
    }
    tunnel = new Tunnel(endpoint.uri());
    Path java = Path.of(System.getProperty("java.home"));
    environment =
        Map.of(
            "JAVA_HOME",
            java.toString(),
            "PATH",
            bin + ":" + java.resolve("bin") + ":" + System.getenv("PATH"),
            "HTTPS_PROXY",
            tunnel.url(),
            "CBR_TOKEN",
            endpoint.token(),
            "PROJECT_ID",
            PROJECT,
            "BACKUP_ID",
            BACKUP,
            "JDK_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStorePassword="
                + PrivateAuthority.PASSWORD
                + " -Djavax.net.ssl.trustStore="
                + authority.trustStore());
  }

  @AfterAll
  static void stop() throws IOException {
    tunnel.close();
    endpoint.close();
  }

  /** A session of a browser that saw a backup whose size is text. */
  private static String har() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode har = mapper.createObjectNode();
    ObjectNode log = har.putObject("log").put("version", "1.2");
    log.putObject("creator").put("name", "browser").put("version", "1");
    ObjectNode entry = log.putArray("entries").addObject();
    entry.put("startedDateTime", "2026-01-05T06:07:08.000Z");
    entry
        .putObject("request")
        .put("method", "GET")
        .put("url", "https://cbr.eu-de.otc.t-systems.com/v3/" + PROJECT + "/backups/" + BACKUP)
        .putArray("headers");
    ObjectNode response = entry.putObject("response").put("status", 200);
    response
        .putArray("headers")
        .addObject()
        .put("name", "Content-Type")
        .put("value", "application/json");
    response
        .putObject("content")
        .put("mimeType", "application/json")
        .put(
            "text",
            mapper
                .readTree(
                    Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json")
                        .toFile())
                .at("/response/jsonBody")
                .toString()
                .replaceFirst("\"resource_size\":(\\d+)", "\"resource_size\":\"$1\""));
    return har.toString();
  }

  private static Process start(String commands, Path output) throws IOException {
    String filledIn =
        commands
            .replaceAll("\\bPROJECT\\b", PROJECT)
            .replaceAll("\\bBACKUP\\b", BACKUP)
            .replace("CBR_TOKEN=...", "CBR_TOKEN=" + endpoint.token());
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", filledIn)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CBR_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void assertDoes(Readmes.Snippet snippet) throws Exception {
    Path output = Files.createTempFile(temporary, "block", ".out");
    Process process = start(snippet.text(), output);
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ended", snippet).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String said = Files.readString(output, UTF_8);
    Outcome expected =
        OUTCOMES.entrySet().stream()
            .filter(outcome -> snippet.text().contains(outcome.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(new Outcome(0, ""));
    assertThat(said).contains(expected.output()).doesNotContain("Usage: ", "command not found");
    assertThat(process.exitValue()).as(said).isEqualTo(expected.status());
  }

  private static Stream<Readmes.Snippet> blocks() throws IOException {
    return Readmes.in("sh").stream()
        .filter(snippet -> !snippet.text().contains(" serve ") && !snippet.text().contains("curl "))
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
    Process server = start(serve, output);
    try {
      String token = "";
      while (token.isEmpty() && server.isAlive()) {
        token = Files.readString(output).replaceFirst("(?s).*\ntoken +(\\S+)\n.*|.*", "$1");
        Thread.onSpinWait();
      }
      Path answer = temporary.resolve("curl.out");
      Process curl =
          start(
              block("curl ")
                  .replace("TOKEN", token)
                  .replace("8080", String.valueOf(port))
                  .replace("curl ", "curl --noproxy '*' --silent --show-error "),
              answer);
      assertThat(curl.waitFor(1, TimeUnit.MINUTES)).isTrue();

      assertThat(answer).content().contains("\"backup\"");
    } finally {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly();
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
