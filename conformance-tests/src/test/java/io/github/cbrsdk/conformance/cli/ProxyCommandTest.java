package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.huaweicloud.sdk.cbr.v1.model.ShowBackupRequest;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.model.BackupDetail;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of any client through {@code proxy}. */
class ProxyCommandTest {
  private static final String PATH =
      "/v3/%s/backups/%s".formatted(BareEndpoint.PROJECT, BareEndpoint.BACKUP);
  private static final Path RECORDING =
      Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json");

  @TempDir Path folder;

  private static String backup() {
    try {
      return new ObjectMapper().readTree(RECORDING.toFile()).at("/response/jsonBody").toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static WireMessage json(String body) {
    return new WireMessage(
        "HTTP/1.1 200 OK",
        List.of(
            "Content-Type: application/json",
            "X-Request-Id: 9d06a7b1e4f24c38b57a0c6e12fd8394",
            "Content-Length: " + body.getBytes(UTF_8).length),
        new String(body.getBytes(UTF_8), ISO_8859_1));
  }

  private static WireService service(String body) throws IOException {
    return new WireService((request, out) -> json(body).write(out, 0));
  }

  private String everything(CommandLineRun run) throws IOException {
    StringBuilder all = new StringBuilder(run.out()).append(run.err());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(file).append('\n').append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("report/report.json").toFile());
  }

  @Test
  void theSdksCallsAreCheckedAndRecorded() throws Exception {
    try (WireService service = service(backup());
        RunningProxy proxy =
            RunningProxy.before(
                service.url(), "--exchanges", 2, "--record", folder.resolve("new"))) {
      try (CbrClient client =
          CbrClient.builder()
              .endpoint(proxy.uri().toString())
              .projectId(BareEndpoint.PROJECT)
              .token(BareEndpoint.TOKEN)
              .build()) {
        BackupDetail backup = client.showBackup(BareEndpoint.BACKUP);
        assertThat(backup.id()).isEqualTo(BareEndpoint.BACKUP);
        client.showBackup(BareEndpoint.BACKUP);
      }

      CommandLineRun run = proxy.result();

      assertThat(run.status()).as(run.out()).isZero();
      assertThat(run.out().strip().lines().reduce((first, last) -> last).orElseThrow())
          .isEqualTo("CONFORMANT  2 of 2 exchanges checked, no drift");
      assertThat(service.requests().get(0).header("X-Auth-Token")).isEqualTo(BareEndpoint.TOKEN);
      CommandLineRun again = CommandLineRun.of("check", "--recordings", folder.resolve("new"));
      assertThat(again.status()).as(again.out()).isZero();
      assertThat(again.out()).contains("2 of 2 exchanges checked");
    }
  }

  @Test
  void aDriftIsToldAsItAppears() throws Exception {
    CompletableFuture<String> told = new CompletableFuture<>();
    String drifted = backup().replace("\"vault_id\"", "\"vault\"");
    try (WireService service = service(drifted);
        RunningProxy proxy =
            RunningProxy.before(
                service.url(),
                Map.of(),
                text -> {
                  if (text.contains("member-missing at")) {
                    told.complete(text);
                  }
                },
                "--exchanges",
                2,
                "--report-dir",
                folder.resolve("report"))) {
      proxy.get(PATH);
      assertThat(told.get(1, TimeUnit.MINUTES)).contains("/backup/vault_id");
      proxy.get("/favicon.ico");

      CommandLineRun run = proxy.result();

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out().strip().lines().reduce((first, last) -> last).orElseThrow())
          .startsWith("DRIFTED");
      assertThat(report().at("/exchanges/checked").asInt()).isEqualTo(1);
      assertThat(report().at("/exchanges").toString()).contains("path");
      assertThat(report().at("/findings/0/sources/0").asText()).isEqualTo("showBackup#1");
      assertThat(folder.resolve("report/report.html"))
          .content()
          .contains("<dd><bdi>" + service.url())
          .doesNotContain("built-in recordings");
    }
  }

  /** Each part of a request carries a credential, which the service sends back everywhere. */
  @Test
  void keepsNoCredential() throws Exception {
    Pattern canary = Pattern.compile("canary-[a-z]+-4711");
    try (WireService service =
            new WireService(
                (request, out) -> {
                  Matcher sent = canary.matcher(request.start() + request.lines() + request.body());
                  String echo = sent.find() ? sent.group() : "none";
                  WireMessage reply =
                      json(
                          backup()
                              .replace(
                                  "\"description\":",
                                  "\"%s\":1,\"echo\":\"%1$s\",\"description\":".formatted(echo)));
                  List<String> lines = new ArrayList<>(reply.lines());
                  lines.add("Set-Cookie: session=canary-set-4711; Path=/");
                  lines.add("X-Subject-Token: canary-subject-4711");
                  new WireMessage(reply.start(), lines, reply.body()).write(out, 0);
                });
        RunningProxy proxy =
            RunningProxy.before(
                service.url(),
                "--exchanges",
                9,
                "--record",
                folder.resolve("new"),
                "--report-dir",
                folder.resolve("report"))) {
      proxy.get(PATH, "X-Auth-Token: canary-token-4711");
      proxy.get(PATH, "Authorization: Bearer canary-bearer-4711");
      proxy.get(PATH, "Cookie: a=b; session=canary-cookie-4711");
      proxy.get(PATH + "?access_token=canary-query-4711");
      proxy.get("/v3/canary-path-4711/tokens");
      proxy.get("/elsewhere?signature=canary-other-4711");
      for (String body :
          List.of(
              "{\"auth\": {\"password\": \"canary-password-4711\"}}",
              "{\"api_key\":\"canary-key-4711\"}")) {
        proxy.send(
            new WireMessage(
                "POST /v3/auth/tokens HTTP/1.1",
                List.of("Host: a", "Content-Length: " + body.length()),
                body),
            0);
      }
      String form = "user=robin&password=canary-form-4711";
      proxy.send(
          new WireMessage(
              "POST /v3/auth/tokens HTTP/1.1",
              List.of(
                  "Host: a",
                  "Content-Type: application/x-www-form-urlencoded",
                  "Content-Length: " + form.length()),
              form),
          0);

      CommandLineRun run = proxy.result();

      assertThat(report().at("/exchanges/checked").asInt()).as(run.out()).isGreaterThan(3);
      assertThat(run.err()).as("it prints what was echoed, masked").contains("[redacted]");
      assertThat(canary.matcher(everything(run)).results().map(MatchResult::group)).isEmpty();
    }
  }

  @Test
  void aCompressedBodyPassesAsItIsAndIsCheckedDecoded() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(backup().getBytes(UTF_8));
    }
    String body = zipped.toString(ISO_8859_1);
    try (WireService service =
            new WireService(
                (request, out) ->
                    new WireMessage(
                            "HTTP/1.1 200 OK",
                            List.of(
                                "Content-Type: application/json",
                                "X-Request-Id: 9d06a7b1e4f24c38b57a0c6e12fd8394",
                                "Content-Encoding: gzip",
                                "Transfer-Encoding: chunked"),
                            body)
                        .write(out, 100));
        RunningProxy proxy = RunningProxy.before(service.url(), "--exchanges", 1)) {
      assertThat(proxy.get(PATH).body()).isEqualTo(body);
      assertThat(proxy.result().status()).isZero();
    }
  }

  @Test
  void theFirstBytesArriveBeforeTheLastAreSent() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    try (WireService service =
            new WireService(
                (request, out) -> {
                  out.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfirst".getBytes(UTF_8));
                  out.flush();
                  assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
                  out.write("last".getBytes(UTF_8));
                  out.flush();
                });
        RunningProxy proxy = RunningProxy.before(service.url());
        Socket client = proxy.connect()) {
      client.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
      InputStream in = client.getInputStream();
      String head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n";
      assertThat(new String(in.readNBytes(head.length() + 5), UTF_8)).isEqualTo(head + "first");

      arrived.countDown();

      assertThat(new String(in.readNBytes(4), UTF_8)).isEqualTo("last");
    }
  }

  @Test
  void aSlowCheckSlowsNoCall() throws Exception {
    CountDownLatch checking = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    String large = backup().replaceFirst("\\{", "{\"filler\":\"" + "x".repeat(12 << 20) + "\",");
    try (WireService service = service(large);
        RunningProxy proxy =
            RunningProxy.before(
                service.url(),
                Map.of(),
                text -> {
                  checking.countDown();
                  try {
                    over.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "--exchanges",
                8,
                "--report-dir",
                folder.resolve("report"))) {
      try {
        proxy.get(PATH);
        assertThat(checking.await(1, TimeUnit.MINUTES)).isTrue();
        for (int i = 1; i < 8; i++) {
          assertThat(proxy.get(PATH).body()).hasSize(large.length());
        }
      } finally {
        over.countDown();
      }

      assertThat(proxy.result().status()).isEqualTo(1);
      assertThat(report().at("/exchanges/total").asInt()).isEqualTo(8);
      assertThat(report().at("/exchanges").toString()).contains("too slow", ":3");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', did not respond, 502",
    "'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', broke off, 0",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n', broke off, 0"
  })
  void aServiceThatGoesAwayIsNotChecked(String sent, String reason, int status) throws Exception {
    try (WireService service =
            new WireService(
                (request, out) -> {
                  out.write(sent.getBytes(UTF_8));
                  out.flush();
                  throw new IOException("goes away");
                });
        RunningProxy proxy =
            RunningProxy.before(
                service.url(), "--exchanges", 1, "--report-dir", folder.resolve("report"));
        Socket client = proxy.connect()) {
      client
          .getOutputStream()
          .write("GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(PATH).getBytes(UTF_8));
      if (status != 0) {
        WireMessage reply = WireMessage.read(client.getInputStream(), true);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Proxy-Status")).startsWith("cbr-conformance; error=");
      } else {
        String read = new String(client.getInputStream().readAllBytes(), UTF_8);
        assertThat(read).contains("half").doesNotContain("\r\n0\r\n");
      }

      assertThat(proxy.result().status()).isEqualTo(3);
      assertThat(report().at("/exchanges").toString()).contains(reason);
      assertThat(report().at("/findings/0/rule").asText()).isNotEqualTo("status-undeclared");
    }
  }

  @Test
  void aClientThatGoesAwayIsNoFailureOfTheService() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (WireService service =
            new WireService(
                (request, out) -> {
                  assertThat(gone.await(1, TimeUnit.MINUTES)).isTrue();
                  String body = "x".repeat(15 << 20);
                  json(body).write(out, 0);
                });
        RunningProxy proxy =
            RunningProxy.before(
                service.url(), "--exchanges", 1, "--report-dir", folder.resolve("report"))) {
      try (Socket client = proxy.connect()) {
        client.setSoLinger(true, 0);
        OutputStream out = client.getOutputStream();
        out.write("GET %s HTTP/1.1\r\nHost: a\r\n\r\n".formatted(PATH).getBytes(UTF_8));
      }
      gone.countDown();

      assertThat(proxy.result().status()).isEqualTo(3);
      assertThat(report().at("/exchanges").toString()).contains("client went away");
    }
  }

  @Test
  void aCallThatIsCutOffAtTheEndIsNotCounted() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (WireService service =
            new WireService(
                (request, out) -> {
                  if (request.start().contains("?slow")) {
                    arrived.countDown();
                    assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
                  }
                  json("{}").write(out, 0);
                });
        RunningProxy proxy =
            RunningProxy.before(
                service.url(), "--exchanges", 1, "--report-dir", folder.resolve("report"))) {
      try (Socket impatient = proxy.connect()) {
        OutputStream out = impatient.getOutputStream();
        out.write("GET %s?slow HTTP/1.1\r\nHost: a\r\n\r\n".formatted(PATH).getBytes(UTF_8));
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
      }
      proxy.get(PATH);

      proxy.result();
      end.countDown();
      assertThat(report().at("/exchanges/total").asInt()).isEqualTo(1);
      assertThat(report().at("/exchanges").toString()).doesNotContain("did not respond");
    }
  }

  @Test
  void aBodyThatIsTooLargePassesAndIsNotChecked() throws Exception {
    String body = "[" + " ".repeat(17 << 20) + "]";
    try (WireService service = service(body);
        RunningProxy proxy =
            RunningProxy.before(
                service.url(), "--exchanges", 1, "--report-dir", folder.resolve("report"))) {
      assertThat(proxy.get(PATH).body()).hasSize(body.length());
      assertThat(proxy.result().status()).isEqualTo(3);
      assertThat(report().at("/exchanges").toString()).contains("larger than");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "GET /a?q='b' | Accept: */* | \"\" | 501",
        "GET /a/../b | Accept: */* | \"\" | 501",
        "GET /a | Content-Length: 2 | ab | 501",
        "GET /a | X-Name: \u00ff | \"\" | 501",
        "GET /a b | Accept: */* | \"\" | 400"
      })
  void whatCannotPassUnchangedDoesNotPass(String line, String header, String body, int status)
      throws Exception {
    try (WireService service = service("{}");
        RunningProxy proxy = RunningProxy.before(service.url())) {
      WireMessage request = new WireMessage(line + " HTTP/1.1", List.of("Host: a", header), body);

      WireMessage reply = proxy.send(request, 0);

      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.header("Proxy-Status") != null).isEqualTo(status == 501);
      assertThat(service.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:password@example.com, leave out the login",
    "https://example.com?a=b, is not the URL",
    "'http://', is not the URL"
  })
  void saysWhatIsWrongWithATarget(String target, String message) {
    CommandLineRun run = CommandLineRun.of("proxy", "--target", target);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("--target").contains(message).doesNotContain("password@");
  }

  @Test
  void saysWhenThePortIsTakenAndWhenAFolderIsNotEmpty() throws Exception {
    Files.writeString(folder.resolve("old.json"), "{}");
    try (WireService service = service("{}")) {
      String port = service.url().replaceFirst(".*:", "");
      CommandLineRun taken = CommandLineRun.of("proxy", "--target", "h", "--port", port);
      CommandLineRun full = CommandLineRun.of("proxy", "--target", "h", "--record", folder);

      assertThat(taken.status()).isEqualTo(2);
      assertThat(taken.err()).startsWith("Port " + port + " is not available");
      assertThat(full.status()).isEqualTo(2);
      assertThat(full.err()).startsWith("--record: ");
      for (String none : List.of("99999", "-2")) {
        CommandLineRun run = CommandLineRun.of("proxy", "--target", "h", "--port", none);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("Port " + none + " is not available");
      }
    }
  }

  /** The upstream speaks HTTP/2, since it offers that. */
  @Test
  @Tag("nightly")
  void aServiceMaySpeakHttp2() throws Exception {
    PrivateAuthority authority = new PrivateAuthority(folder);
    CompletableFuture<String> protocol = new CompletableFuture<>();
    WireMockServer service =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(authority.keyStore().toString())
                .keystorePassword(PrivateAuthority.PASSWORD)
                .keyManagerPassword(PrivateAuthority.PASSWORD));
    service.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson(backup())));
    service.addMockServiceRequestListener(
        (request, response) -> protocol.complete(request.getProtocol()));
    service.start();
    try (RunningProxy proxy =
        RunningProxy.before(
            "localhost:" + service.httpsPort(), "--exchanges", 1, "--ca", authority.pem())) {
      WireMessage reply = proxy.get(PATH);

      assertThat(reply.body().getBytes(ISO_8859_1)).isEqualTo(backup().getBytes(UTF_8));
      assertThat(protocol.get(1, TimeUnit.MINUTES)).startsWith("HTTP/2");
      assertThat(proxy.result().out()).contains("1 of 1 exchange checked");
    } finally {
      service.stop();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be told to stop there")
  void aProcessThatIsToldToStopEndsWithItsVerdict() throws Exception {
    Path log = folder.resolve("log");
    try (WireService service = service(backup().replace("\"vault_id\"", "\"vault\""))) {
      Process process = MainProcess.start(log, "proxy", "--target", service.url());
      try {
        BufferedReader out = process.inputReader(UTF_8);
        URI uri = URI.create(out.readLine().replace("listening ", ""));
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(PATH)).build();
        assertThat(
                HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .statusCode())
            .isEqualTo(200);

        process.toHandle().destroy();

        assertThat(out.lines().reduce((first, last) -> last).orElseThrow())
            .as(() -> log.toString())
            .startsWith("DRIFTED  2");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** Other clients, in full: the vendor's SDK and curl. */
  @Test
  @Tag("nightly")
  void theVendorsSdkAndCurlPass() throws Exception {
    try (WireService service = service(backup());
        RunningProxy proxy = RunningProxy.before(service.url(), "--exchanges", 2)) {
      com.huaweicloud.sdk.cbr.v1.CbrClient vendors =
          com.huaweicloud.sdk.cbr.v1.CbrClient.newBuilder()
              .withCredential(
                  new BasicCredentials()
                      .withAk("ACCESSKEY")
                      .withSk("secret-key")
                      .withProjectId(BareEndpoint.PROJECT))
              .withEndpoints(List.of(proxy.uri().toString()))
              .build();
      assertThat(
              vendors
                  .showBackup(new ShowBackupRequest().withBackupId(BareEndpoint.BACKUP))
                  .getBackup()
                  .getId())
          .isEqualTo(BareEndpoint.BACKUP);
      Process curl =
          new ProcessBuilder(
                  "curl", "--noproxy", "*", "--silent", "--compressed", proxy.uri() + PATH)
              .start();
      assertThat(new String(curl.getInputStream().readAllBytes(), UTF_8)).isEqualTo(backup());

      assertThat(proxy.result().out()).contains("CONFORMANT  2 of 2 exchanges checked");
    }
  }
}
