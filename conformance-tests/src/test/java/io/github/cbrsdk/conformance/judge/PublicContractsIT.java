package io.github.cbrsdk.conformance.judge;

import static com.github.tomakehurst.wiremock.client.WireMock.recordSpec;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.cbrsdk.conformance.cli.Main;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Operation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Well-known descriptions of other APIs, from the npm registry: the self-test, a recording by
 * WireMock of what Prism plays, and a proposal that accepts what differs.
 */
@Tag("nightly")
class PublicContractsIT {
  private static final int MAX_OPERATIONS = 40;

  /** The status of Prism's own for a made-up id that the contract does not allow. */
  private static final int PRISM_REFUSES = 422;

  @TempDir private Path folder;
  private Path recordings;

  private record Run(int status, String out) {
    static Run of(Object... arguments) {
      StringWriter out = new StringWriter();
      PrintWriter writer = new PrintWriter(out);
      String[] texts = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
      int status = Main.run(texts, writer, writer, Map.of(), false);
      return new Run(status, out.toString());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "@readme/oas-examples, 8.2.2, 3.0/json/petstore.json, 1000",
    "@directus/specs, 15.2.0, dist/openapi.json, 40000",
    "@blockfrost/openapi, 0.1.93, openapi.yaml, 75000",
  })
  void isCheckedEndToEnd(String name, String version, String path, long drifts) throws Exception {
    Path contract = NodeTool.file(name, version, path);

    Run selfTest = Run.of("self-test", "--contract", contract);
    assertThat(selfTest.out()).containsPattern("100 %;\\s+0\\s+false\\s+alarms");
    assertThat(injected(selfTest.out())).isGreaterThan(drifts);
    assertThat(selfTest.status()).isZero();

    recordings = Files.createDirectory(folder.resolve("recordings"));
    record(contract);
    Run drifted = Run.of("check", "--contract", contract, "--recordings", recordings);
    assertThat(drifted.out()).contains("added_by_the_test is not declared", "\nself-test");
    assertThat(drifted.status()).isLessThan(2);

    Path overlay = folder.resolve("changed.yaml");
    Run proposed =
        Run.of("propose", "--contract", contract, "--recordings", recordings, "--out", overlay);
    assertThat(proposed.status()).as(proposed.out()).isZero();
    Run accepted =
        Run.of("check", "--contract", contract, "--overlay", overlay, "--recordings", recordings);
    assertThat(accepted.out()).contains("CONFORMANT", "changed");
  }

  private static long injected(String out) {
    return Long.parseLong(out.replaceFirst("(?s).*\nall +([0-9,]+) .*", "$1").replace(",", ""));
  }

  /** Records what Prism plays; one object gets a member that the contract does not declare. */
  private void record(Path contract) throws Exception {
    WireMockServer recorder =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().withRootDirectory(folder.toString()));
    recorder.start();
    try (PrismServer prism = PrismServer.of(contract)) {
      recorder.startRecording(
          recordSpec().forTarget(prism.url()).makeStubsPersistent(false).ignoreRepeatRequests());
      Contract.at(contract).edition("any").operations().stream()
          .filter(operation -> operation.method().equals("GET"))
          .limit(MAX_OPERATIONS)
          .forEach(operation -> get(recorder.baseUrl(), operation));
      int n = 0;
      boolean isChanged = false;
      for (StubMapping stub : recorder.stopRecording().getStubMappings()) {
        if (stub.getResponse().getStatus() == PRISM_REFUSES) {
          continue;
        }
        String text = stub.toString();
        String changed =
            isChanged
                ? text
                : text.replace(
                    "\"body\" : \"{\\\"", "\"body\" : \"{\\\"added_by_the_test\\\": true, \\\"");
        isChanged |= !changed.equals(text);
        Files.writeString(recordings.resolve(n++ + ".json"), changed);
      }
      assertThat(isChanged).isTrue();
    } finally {
      recorder.stop();
    }
  }

  private static void get(String url, Operation operation) {
    URI uri = URI.create(url + operation.path().toString().replaceAll("\\{[^}]*}", "1"));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer any")
            .header("project_id", "any")
            .header("api_key", "any")
            .build();
    try {
      HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
