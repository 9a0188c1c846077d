package io.github.cbrsdk.samples;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.conformance.junit.ConformsTo;
import io.github.cbrsdk.conformance.junit.ObservedTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What a test of strangers observes is checked at its end. */
class OwnTrafficTest {
  private static final String PROJECT_ID = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP_ID = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";

  /** As another project would write it. */
  static class Sample {
    private final WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private final String projectId = PROJECT_ID;
    private final String backupId = BACKUP_ID;

    @BeforeEach
    void start() throws IOException {
      server.start();
      server.stubFor(get(anyUrl()).willReturn(okJson(body())));
    }

    @AfterEach
    void stop() {
      server.stop();
    }

    String body() throws IOException {
      Path recording = Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json");
      return new ObjectMapper().readTree(recording.toFile()).at("/response/jsonBody").toString();
    }

    // snippet: observed-client
    @Test
    @ConformsTo(edition = "huawei-my-2022-08")
    void ourClientIsAnsweredAsDocumented(ObservedTraffic traffic) {
      OkHttpClient http = new OkHttpClient.Builder().addInterceptor(traffic).build();
      CbrClient client =
          CbrClient.builder()
              .endpoint(server.baseUrl())
              .projectId(projectId)
              .token("a-token")
              .httpClient(http)
              .build();

      assertThat(client.showBackup(backupId).id()).isEqualTo(backupId);
    }

    // end

    // snippet: observed-server
    @Test
    @ConformsTo(edition = "huawei-my-2022-08")
    void ourStubAnswersAsDocumented(ObservedTraffic traffic) {
      traffic.watch(server); // a WireMockServer

      call(server.baseUrl());
    }

    // end

    void call(String endpoint) {
      try (CbrClient client =
          CbrClient.builder().endpoint(endpoint).projectId(projectId).token("a-token").build()) {
        client.showBackup(backupId);
      }
    }
  }

  static class OfDrift extends Sample {
    @Override
    String body() throws IOException {
      return super.body().replaceFirst("\"resource_size\":(\\d+)", "\"resource_size\":\"$1\"");
    }

    @Test
    @ConformsTo
    void thatSeesNothing() {}

    @Test
    @ConformsTo
    void thatFailsByItself(ObservedTraffic traffic) {
      throw new IllegalStateException("its own reason");
    }
  }

  private static Events run(Class<?> suite, String method, Class<?>... parameters) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(suite, suite(suite, method, parameters)))
        .execute()
        .testEvents();
  }

  private static java.lang.reflect.Method suite(
      Class<?> suite, String name, Class<?>... parameters) {
    for (Class<?> type = suite; type != null; type = type.getSuperclass()) {
      try {
        return type.getDeclaredMethod(name, parameters);
      } catch (NoSuchMethodException e) {
        // In the class above.
      }
    }
    throw new AssertionError(name);
  }

  private static String failure(String method, Class<?>... parameters) {
    Events events = run(OfDrift.class, method, parameters);
    List<Throwable> failures =
        events.failed().stream()
            .map(
                event ->
                    event
                        .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
            .toList();
    assertThat(failures).hasSize(1);
    return failures.get(0).getMessage();
  }

  @Test
  void trafficThatConformsPasses() {
    for (String method : List.of("ourClientIsAnsweredAsDocumented", "ourStubAnswersAsDocumented")) {
      run(Sample.class, method, ObservedTraffic.class)
          .assertStatistics(events -> events.succeeded(1).failed(0));
    }
  }

  @Test
  void trafficThatDriftsFailsWithTheReport() {
    assertThat(failure("ourClientIsAnsweredAsDocumented", ObservedTraffic.class))
        .startsWith("DRIFTED  1 breaking")
        .contains("type-changed", "/backup/resource_size");
    assertThat(failure("ourStubAnswersAsDocumented", ObservedTraffic.class))
        .contains("type-changed", "/backup/resource_size");
  }

  @Test
  void aTestThatObservesNothingFails() {
    assertThat(failure("thatSeesNothing")).startsWith("The test observed no exchange");
  }

  @Test
  void aTestThatFailsByItselfKeepsItsReason() {
    assertThat(failure("thatFailsByItself", ObservedTraffic.class)).isEqualTo("its own reason");
  }

  @Test
  void theReadmeShowsTheseTests() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/github/cbrsdk/samples/OwnTrafficTest.java"));
    String readme = Files.readString(Path.of("README.md"));
    for (String name : List.of("observed-client", "observed-server")) {
      String snippet =
          source
              .replaceFirst("(?s).*// snippet: " + name + "\n", "")
              .replaceFirst("(?s) *// end.*", "");
      assertThat(readme)
          .contains(
              "<!-- sample: "
                  + name
                  + " -->\n```java\n"
                  + snippet.replaceAll("(?m)^    ", "")
                  + "```");
    }
  }
}
