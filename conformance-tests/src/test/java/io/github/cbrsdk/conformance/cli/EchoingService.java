package io.github.cbrsdk.conformance.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A service that issues one token for every password, and shows it in every answer. */
final class EchoingService implements AutoCloseable {
  static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";
  static final String TOKEN = "issued-for-a-password-0815";

  private static final Path BODY =
      Path.of("src/main/recordings/huawei-my-2022-08/server-with-one-disk.json");

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  /**
   * Starts it.
   *
   * @param echo puts the token into a recording with the answer
   */
  EchoingService(UnaryOperator<String> echo) throws IOException {
    server.start();
    server.stubFor(any(anyUrl()).willReturn(answer(echo.apply(Files.readString(BODY)))));
    server.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(201)
                    .withHeader("Content-Type", "application/json")
                    .withHeader("X-Subject-Token", TOKEN)
                    .withBody("{\"token\": {\"expires_at\": \"2999-01-01T00:00:00.000000Z\"}}")));
  }

  private static ResponseDefinitionBuilder answer(String recording) throws IOException {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "application/json")
        .withHeader("X-Request-Id", "0123456789ABCDEF-robin")
        .withBody(new ObjectMapper().readTree(recording).at("/response/jsonBody").toString());
  }

  String url() {
    return server.baseUrl();
  }

  Map<String, String> login() {
    return Map.of(
        "CBR_IAM_ENDPOINT", url(),
        "CBR_USERNAME", "robin",
        "CBR_PASSWORD", "a-good-password",
        "CBR_DOMAIN", "a-domain");
  }

  @Override
  public void close() {
    server.stop();
  }
}
