package io.github.cbrsdk.conformance.pact;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.support.Result;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pact as a file that others get. */
class PactFileIT {
  private static final Path PACT = Path.of("target/pacts/cbr-sdk-cbr.json");

  @Test
  void holdsNoCredentials() throws IOException {
    assertThat(Files.readString(PACT))
        .doesNotContain("not-in-the-pact", "Authorization", "X-Auth-Token", "Signature=");
  }

  @Test
  void goesToABrokerWithItsVersionAndTag() throws Exception {
    WireMockServer broker =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    broker.start();
    try {
      broker.stubFor(
          any(anyUrl())
              .willReturn(
                  aResponse()
                      .withStatus(200)
                      .withHeader("Content-Type", "application/hal+json")
                      .withBody(index(broker.baseUrl()))));

      Publication publication =
          Publication.configured(
              Map.of("pact.broker.url", broker.baseUrl(), "env.PACT_BROKER_TOKEN", "a-token"));
      Result<String, Exception> result =
          new PactBrokerClient(
                  publication.value("pactBrokerUrl"),
                  Map.of("authentication", List.of("bearer", publication.value("pactBrokerToken"))),
                  new PactBrokerClientConfig())
              .uploadPactFile(
                  Path.of(publication.value("pactDirectory"), PACT.getFileName().toString())
                      .toFile(),
                  new PublishConfiguration(
                      publication.value("projectVersion"), List.of(publication.value("tag"))));

      assertThat(result).isInstanceOf(Result.Ok.class);
      broker.verify(
          putRequestedFor(urlEqualTo("/pacts/provider/cbr/consumer/cbr-sdk/version/0.2.0"))
              .withHeader("Authorization", equalTo("Bearer a-token"))
              .withRequestBody(equalToJson(Files.readString(PACT), true, true)));
      broker.verify(putRequestedFor(urlEqualTo("/pacticipants/cbr-sdk/versions/0.2.0/tags/main")));
    } finally {
      broker.stop();
    }
  }

  private static String index(String url) {
    return """
        {"_links": {
           "pb:publish-pact": {"href": "%1$s/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}", "templated": true},
           "pb:pacticipant-version-tag": {"href": "%1$s/pacticipants/{pacticipant}/versions/{version}/tags/{tag}", "templated": true}}}
        """
        .formatted(url);
  }
}
