package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands that ask an endpoint, as a user has them: the endpoint is another process, https,
 * and vouched for by a private authority. What they print is kept as {@code target/transcript.txt}.
 */
class RealEndpointIT {
  private static final Path RECORDING =
      Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json");
  private static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";
  private static final String THROTTLED = "1af63c72-61a9-4de7-96d8-132e630db4c3";
  private static final String DRIFTED = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String WEB_PAGE = "aaaaaaaa-0000-4000-8000-000000000002";
  private static final String UNKNOWN = "aaaaaaaa-0000-4000-8000-000000000003";
  private static final String LEAKING = "aaaaaaaa-0000-4000-8000-000000000004";
  private static final String PLANTED = "hunter2-planted";

  private static final StringBuilder TRANSCRIPT = new StringBuilder();

  @TempDir static Path folder;

  private static PlayedEndpoint endpoint;
  private static Path ca;

  @BeforeAll
  static void start() throws Exception {
    Path played = Files.createDirectory(folder.resolve("played"));
    String recording = Files.readString(RECORDING);
    Files.writeString(
        played.resolve("drifted.json"),
        recording
            .replace(BACKUP, DRIFTED)
            .replaceFirst("\"resource_size\": (\\d+)", "\"resource_size\": \"$1\""));
    Files.writeString(
        played.resolve("leaking.json"),
        recording.replace(BACKUP, LEAKING).replaceFirst("\"available\"", '"' + PLANTED + '"'));
    Files.writeString(
        played.resolve("web-page.json"),
        """
        {"request": {"method": "GET", "urlPath": "/v3/%s/backups/%s"},
         "response": {"status": 200, "headers": {"Content-Type": "text/html"},
                      "body": "<html>Please sign in</html>"}}
        """
            .formatted(PROJECT, WEB_PAGE));
    Path strangers = Files.createDirectories(folder.resolve("src/test/resources/mappings"));
    Files.writeString(
        strangers.resolve("stub.json"),
        "{\"priority\": 1, \"request\": {\"urlPathPattern\": \".*\"},"
            + " \"response\": {\"status\": 204}}");
    PrivateAuthority authority = new PrivateAuthority(folder);
    ca = authority.pem();
    endpoint = PlayedEndpoint.start(folder, authority, played);
    TRANSCRIPT.append("$ java -jar cbr-conformance.jar serve --key-store ");
    TRANSCRIPT.append(authority.keyStore()).append(" --recordings ").append(played);
    TRANSCRIPT.append("\nserving   ").append(endpoint.uri()).append("\n\n");
  }

  @AfterAll
  static void stop() throws IOException {
    if (endpoint != null) {
      endpoint.close();
      Files.writeString(Path.of("target/transcript.txt"), TRANSCRIPT);
    }
  }

  private static Map<String, String> login() {
    return Map.of("CBR_TOKEN", endpoint.token());
  }

  private static List<Object> trusted(Object... more) {
    List<Object> args = new ArrayList<>(List.of("--endpoint", endpoint.uri(), "--ca", ca));
    args.addAll(List.of("--project-id", PROJECT, "--operation", "showBackup"));
    args.addAll(List.of(more));
    return args;
  }

  /** Without what has to fail, which would only say the same again. */
  private static CommandLineRun check(Map<String, String> environment, List<Object> more) {
    List<Object> args = new ArrayList<>(List.of("check", "--only-success", "--max-rate", "1000"));
    args.addAll(more);
    return noted(args, CommandLineRun.in(environment, false, args.toArray()));
  }

  private static CommandLineRun inItsOwnProcess(String command, List<Object> more)
      throws Exception {
    List<Object> args = new ArrayList<>(List.of(command, "--max-rate", "1000"));
    args.addAll(more);
    return noted(args, Program.run(login(), folder, args.toArray()));
  }

  private static CommandLineRun noted(List<Object> args, CommandLineRun run) {
    TRANSCRIPT.append("$ java -jar cbr-conformance.jar");
    args.forEach(arg -> TRANSCRIPT.append(' ').append(arg));
    TRANSCRIPT.append('\n').append(run.err()).append(run.out());
    TRANSCRIPT.append("status ").append(run.status()).append("\n\n");
    return run;
  }

  private static void assertNotChecked(CommandLineRun run, String reason) {
    assertThat(run.out()).startsWith("NOT CHECKED  0 of 1 exchange checked");
    assertThat(oneLine(run.out())).contains(reason);
    assertThat(oneLine(run.err()))
        .containsPattern("1/1 showBackup/\\S+: not checked, ")
        .contains(reason);
    assertThat(run.status()).isEqualTo(3);
  }

  private static String at() {
    return " at " + endpoint.uri().getAuthority();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void whatConformsIsGreen() throws Exception {
    CommandLineRun run = inItsOwnProcess("check", trusted("--backup-id", BACKUP));

    assertThat(run.out()).startsWith("CONFORMANT  5 of 5 exchanges checked, no drift");
    String asked = " GET /v3/" + PROJECT + "/backups/";
    assertThat(oneLine(run.err()))
        .containsSubsequence(
            "1/5 showBackup/" + BACKUP + ": 200" + asked + BACKUP,
            "2/5 showBackup/no-login: 401" + asked + BACKUP,
            "3/5 showBackup/wrong-login: 401" + asked + BACKUP,
            "4/5 showBackup/unknown-id: 404" + asked,
            "5/5 showBackup/malformed-id: 401" + asked + "malformed-id");
    assertThat(run.status()).isZero();
  }

  @Test
  void whatDriftsSaysWhere() {
    CommandLineRun run = check(login(), trusted("--backup-id", DRIFTED));

    assertThat(run.out())
        .startsWith("DRIFTED  1 breaking, 0 additive in 1 of 1 checked exchange")
        .contains(
            "resource_size is a string, expected integer (type-changed)", "contract  cbr.yaml:");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aRefusedLoginIsNotGreen() {
    assertNotChecked(
        check(Map.of("CBR_TOKEN", "another-token"), trusted("--backup-id", BACKUP)),
        "the login was refused"
            + at()
            + " (status 401, APIGW.0301): renew the credentials in the environment");
  }

  @Test
  void aBackupThatDoesNotExistIsNotGreen() {
    assertNotChecked(
        check(login(), trusted("--backup-id", UNKNOWN)),
        "there is nothing with this id"
            + at()
            + " (status 404, BackupService.6200): check the ids and the"
            + " endpoint");
  }

  @Test
  void throttlingBeyondTheRetriesIsNotGreen() {
    assertNotChecked(
        check(login(), trusted("--backup-id", THROTTLED)),
        "throttled beyond the retries"
            + at()
            + " (status 429, APIGW.0308): try later, or lower --max-rate");
  }

  @Test
  void aHostThatDoesNotAnswerIsNotGreen() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    List<Object> args =
        List.of(
            "--endpoint",
            "https://localhost:" + closed,
            "--ca",
            ca,
            "--project-id",
            PROJECT,
            "--backup-id",
            BACKUP);

    assertNotChecked(
        check(login(), args),
        "the host does not respond at localhost:" + closed + ": check --endpoint and the network");
  }

  @Test
  void anAuthorityThatIsNotTrustedIsNotGreen() {
    List<Object> args = trusted("--backup-id", BACKUP);
    args.removeAll(List.of("--ca", ca));

    assertNotChecked(
        check(login(), args),
        "TLS failed"
            + at()
            + ": check --endpoint, and give the authority of a private certificate with --ca");
  }

  @Test
  void aWebPageOfAProxyIsNotGreen() {
    assertNotChecked(
        check(login(), trusted("--backup-id", WEB_PAGE)),
        "a web page" + at() + " (status 200): check for a proxy between you and the service");
  }

  @Test
  void somethingCheckedAndSomethingNotSaysBoth() {
    CommandLineRun run = check(login(), trusted("--backup-id", BACKUP, UNKNOWN));

    assertThat(run.out()).startsWith("NOT CHECKED  1 of 2 exchanges checked");
    assertThat(oneLine(run.out())).contains("there is nothing with this id");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void driftAndSomethingNotCheckedSaysBoth() {
    CommandLineRun run = check(login(), trusted("--backup-id", DRIFTED, WEB_PAGE));

    assertThat(run.out()).startsWith("DRIFTED  1 breaking, 0 additive in 1 of 1 checked exchange");
    assertThat(oneLine(run.out())).contains("a web page" + at());
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void whatIsRecordedConforms() throws Exception {
    Path recorded = folder.resolve("recorded");

    CommandLineRun run =
        inItsOwnProcess("record", trusted("--backup-id", BACKUP, "--out", recorded));

    assertThat(run.out().lines()).hasSize(5).allMatch(line -> line.startsWith("recorded "));
    assertThat(run.status()).isZero();
    TRANSCRIPT.append("What was served:\n").append(Files.readString(RECORDING)).append('\n');
    TRANSCRIPT.append("What was recorded of it:\n");
    TRANSCRIPT.append(Files.readString(recorded.resolve("showBackup-1-200.json"))).append('\n');
    List<Object> again = List.of("check", "--recordings", recorded);
    assertThat(noted(again, CommandLineRun.of(again.toArray())).out())
        .startsWith("CONFORMANT  5 of 5 exchanges checked, no drift");
  }

  @Test
  void textThatWouldTellASecretIsReplaced() throws Exception {
    Map<String, String> environment = new HashMap<>(login());
    environment.put("CBR_PASSWORD", PLANTED);
    Path recorded = folder.resolve("leaking");
    List<Object> args =
        new ArrayList<>(
            List.of("record", "--only-success", "--max-rate", "1000", "--out", recorded));
    args.addAll(trusted("--backup-id", LEAKING));

    CommandLineRun run = noted(args, CommandLineRun.in(environment, false, args.toArray()));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out() + run.err()).doesNotContain(PLANTED);
    try (Stream<Path> files = Files.walk(recorded)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain(PLANTED));
    }
  }

  /**
   * A value that the contract lists is kept as it is, so that it is the only place for a secret.
   */
  @Test
  void nothingIsKeptWhereWhatIsKeptWouldTellASecret() throws Exception {
    Map<String, String> environment = new HashMap<>(login());
    environment.put("CBR_PASSWORD", "available");
    Path recorded = folder.resolve("leaked");
    List<Object> args =
        new ArrayList<>(
            List.of("record", "--only-success", "--max-rate", "1000", "--out", recorded));
    args.addAll(trusted("--backup-id", BACKUP));

    CommandLineRun run = noted(args, CommandLineRun.in(environment, false, args.toArray()));

    assertThat(run.status()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("Nothing was kept").doesNotContain("available");
    assertThat(recorded).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**.recording-*");
  }

  @Test
  void curlIsServedToo() throws Exception {
    Process curl;
    try {
      curl =
          new ProcessBuilder(
                  "curl",
                  "--max-time",
                  "30",
                  "--silent",
                  "--show-error",
                  "--cacert",
                  ca.toString(),
                  "--header",
                  "X-Auth-Token: " + endpoint.token(),
                  endpoint.uri() + "/v3/" + PROJECT + "/backups/" + BACKUP)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "curl is not installed");
      throw e;
    }
    String said;
    try {
      assertThat(curl.waitFor(1, TimeUnit.MINUTES)).isTrue();
      said = new String(curl.getInputStream().readAllBytes(), UTF_8);
      assertThat(curl.exitValue()).as(said).isZero();
    } finally {
      curl.destroyForcibly();
    }
    assertThat(new ObjectMapper().readTree(said).at("/backup/id").textValue()).isEqualTo(BACKUP);
  }
}
