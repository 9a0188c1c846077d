package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.report.Browser;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page in a browser calls a service through {@code proxy}. */
@Tag("nightly")
class BrowserThroughProxyIT {
  private static final String PATH =
      "/v3/%s/backups/%s".formatted(BareEndpoint.PROJECT, BareEndpoint.BACKUP);
  private static final String TOKEN = "canary-browser-4711";

  /** Fetches a backup three times on kept connections, and shows a hash of each body. */
  private static final String PAGE =
      """
      <!DOCTYPE html><title>backups</title><link rel="icon" href="data:,"><body><script>
      (async () => {
        for (const each of [1, 2, 3]) {
          const response = await fetch('%s', {cache: 'no-store', headers: {'X-Auth-Token': '%s'}});
          const hash = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
          document.body.append(response.status + ' '
              + [...new Uint8Array(hash)].map(b => b.toString(16).padStart(2, '0')).join('') + ' ');
        }
        document.body.id = 'done';
      })();
      </script>
      """
          .formatted(PATH, TOKEN);

  @TempDir Path folder;
  private final AtomicInteger calls = new AtomicInteger();

  private static byte[] gzipped(byte[] body) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(body);
    }
    return zipped.toByteArray();
  }

  private WireMessage reply(WireMessage request, byte[] backup) throws Exception {
    if (!request.start().contains("/backups/")) {
      return message("text/html", "Cache-Control: no-store", PAGE.getBytes(UTF_8));
    }
    return calls.getAndIncrement() == 0
        ? message("application/json", "Vary: Accept-Encoding", backup)
        : message("application/json", "Content-Encoding: gzip", gzipped(backup));
  }

  private static WireMessage message(String type, String line, byte[] body) {
    return new WireMessage(
        "HTTP/1.1 200 OK",
        List.of(
            "Content-Type: " + type,
            "X-Request-Id: 9d06a7b1e4f24c38b57a0c6e12fd8394",
            line,
            "Content-Length: " + body.length),
        new String(body, ISO_8859_1));
  }

  @Test
  void itsCallsArriveUnchangedAndAreCheckedAndRecorded() throws Exception {
    Path recording = Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json");
    byte[] backup =
        new ObjectMapper()
            .readTree(recording.toFile())
            .at("/response/jsonBody")
            .toString()
            .getBytes(UTF_8);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(backup));
    Path recorded = folder.resolve("recorded");
    try (Browser browser = Browser.start();
        WireService service =
            new WireService((request, out) -> reply(request, backup).write(out, 0));
        RunningProxy proxy =
            RunningProxy.before(
                service.url(),
                "--record",
                recorded,
                "--exchanges",
                4,
                "--report-dir",
                folder.resolve("report"))) {
      browser.open(proxy.uri());
      browser.await("body#done");

      assertThat(browser.run("return document.body.innerText").toString().strip())
          .isEqualTo("200 %s 200 %1$s 200 %1$s".formatted(hash));
      assertThat(service.requests())
          .filteredOn(each -> each.start().contains(PATH))
          .hasSize(3)
          .allMatch(each -> TOKEN.equals(each.header("X-Auth-Token")));
      CommandLineRun run = proxy.result();
      assertThat(run.out()).contains("CONFORMANT  3 of 3 exchanges checked");
      assertThat(run.status()).isZero();
      CommandLineRun again = CommandLineRun.of("check", "--recordings", recorded);
      assertThat(again.out()).as(again.err()).contains("3 of 3 exchanges checked");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          assertThat(each).content().doesNotContain(TOKEN);
        }
      }
    }
  }
}
