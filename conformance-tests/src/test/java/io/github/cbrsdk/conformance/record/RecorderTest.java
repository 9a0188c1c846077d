package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
  private static final EffectiveContract CONTRACT = Contract.bundled().edition(Edition.ANY);
  private static final String TOKEN = "a-token-that-nobody-may-see";
  private static final String URL =
      "https://cbr.example.com/of/robin/v3/5796a670482c590e0d9782bfcdc83011/backups/";

  @TempDir Path folder;

  private Exchange record(Exchange exchange) throws IOException {
    Path out = folder.resolve("out");
    try (Recorder recorder = recorder(out)) {
      assertThat(recorder.write(exchange)).isNotNull();
      recorder.keep();
    }
    List<Exchange> read = new ArrayList<>();
    Recordings.at(out).forEach(read::add);
    assertThat(read).hasSize(1);
    return read.get(0);
  }

  private static Recorder recorder(Path out) throws IOException {
    return new Recorder(CONTRACT, out, Map.of(), new Redaction(), Set.of("robin"));
  }

  private static Exchange exchange(String id, byte[] body, Header... headers) {
    return new Exchange(
        "test",
        Instant.EPOCH,
        new Request("GET", URL + id, Headers.of("X-Auth-Token", TOKEN)),
        new Response(200, Headers.of(List.of(headers)), body));
  }

  private static Exchange exchange(String body) {
    return exchange("f6fadfa7-e5c1-4b62-9362-da5cc13da58a", body.getBytes(UTF_8));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void keepsThatThereWasALoginAndNotWhich() throws IOException {
    Exchange recorded = record(exchange("{}"));

    assertThat(recorded.request().headers().first("X-Auth-Token")).isEqualTo(".+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": \"bcd\"}{\"a\": \"bcd\"}", "\ufeff{\"a\": \"bcd\"}", "  {} "})
  void keepsWhatIsMoreThanOneValue(String body) throws IOException {
    byte[] recorded = record(exchange(body)).response().body();

    assertThat(recorded).hasSameSizeAs(body.getBytes(UTF_8));
    assertThat(new String(recorded, UTF_8)).doesNotContain("bcd").startsWith(body.substring(0, 2));
  }

  @Test
  void keepsTheEncoding() throws IOException {
    byte[] body =
        "{\"backup\": {\"name\": \"of robin\", \"resource_size\": 6e1}}".getBytes(UTF_16LE);

    byte[] recorded = record(exchange("f6fadfa7", body)).response().body();

    assertThat(new String(recorded, UTF_16LE))
        .doesNotContain("robin")
        .startsWith("{\"backup\": {\"name\": \"")
        .endsWith("\", \"resource_size\": 6e1}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6F0C2B7E-9C55-4F6D-8A6B-6A2C1B0F5D33",
        "req-6f0c2b7e-9c55-4f6d-8a6b-6a2c1b0f5d33",
        "req-TENANT-Sherwood-77",
        "Sherwood/77"
      })
  void replacesAWholeRequestId(String id) throws IOException {
    String recorded =
        record(exchange("x1", "{}".getBytes(UTF_8), new Header("X-Request-Id", id)))
            .response()
            .headers()
            .first("X-Request-Id");

    String own = id.replaceFirst("^req-", "");
    assertThat(recorded).hasSameSizeAs(id).doesNotContain(own).doesNotContainIgnoringCase("sher");
    assertThat(recorded.startsWith("req-")).isEqualTo(id.startsWith("req-"));
  }

  @Test
  void replacesAnIdHoweverTheUrlEncodesIt() throws IOException {
    String url = record(exchange("Sher%77ood%20forest", "{}".getBytes(UTF_8))).request().url();

    assertThat(url).matches("/v3/[0-9a-f]{32}/backups/[A-Z][a-z]{7}%20[a-z]{6}");
    assertThat(url).doesNotContain("Sherwood", "Sher%77ood", "forest", "robin");
  }

  @Test
  void replacesIdsInThePlacesOfNamesAndNumbers() throws IOException {
    String body =
        """
        {"backup": {"6f0c2b7e-9c55-4f6d-8a6b-6a2c1b0f5d33": true, "status": "6f0c2b7e9c554f6d",
                    "name": -123456789012, "resource_size": 1234567, "colour_2": 1,
                    "resource_type": "OS::Native::Server", "created_at": "2020-02-05 10.20.30.40",
                    "updated_at": "2020-02-05 10:20:30", "image_type": "available", "version": 3.0,
                    "extend_info": {"progress": 4471}, "children": 3000000000}}
        """;

    String recorded = new String(record(exchange(body)).response().body(), UTF_8);

    assertThat(recorded)
        .hasSameSizeAs(body)
        .doesNotContain("6f0c", "123456789012", "10.20.30.40", "colour", "available")
        .contains("1234567,", "OS::Native::Server", "\"2020-02-05 10:20:30\"", "\"version\": 3.0")
        .doesNotContain("4471", "3000000000")
        .containsPattern("\"progress\": 4[0-9]{3}[}]")
        .containsPattern("\"name\": -1[0-9]{11},");
  }

  @Test
  void leavesNothingBehindThatHoldsASecret() throws IOException {
    try (Recorder recorder = recorder(folder.resolve("out"))) {
      recorder.write(exchange("{}"));
      // A listed value is kept, so this is the only place for a secret.
      recorder.write(
          new Exchange(
              "test",
              Instant.EPOCH,
              new Request("GET", URL + "x1", Headers.of("X-Auth-Token", "available")),
              new Response(
                  200,
                  Headers.none(),
                  "{\"backup\": {\"status\": \"available\"}}".getBytes(UTF_8))));

      assertThatThrownBy(recorder::keep)
          .isInstanceOf(LeakException.class)
          .hasMessageContaining("Nothing was kept")
          .hasMessageNotContaining("available");
    }

    assertThat(left()).isEmpty();
  }

  @Test
  void leavesNothingBehindWhenItIsNotAskedToKeepIt() throws IOException {
    try (Recorder recorder = recorder(folder.resolve("out"))) {
      recorder.write(exchange("{}"));
    }

    assertThat(left()).isEmpty();
  }

  @Test
  void wordsOfTheContractAreNobodysName() throws IOException {
    try (Recorder recorder =
        new Recorder(
            CONTRACT, folder.resolve("out"), Map.of(), new Redaction(), Set.of("backup"))) {
      recorder.write(exchange("{\"backup\": {\"image_type\": \"backup\"}}"));
      recorder.keep();
    }

    assertThat(left()).containsExactly("out");
  }
}
