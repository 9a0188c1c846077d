package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serve --contract}: what it prints about a token is what its requests need. */
class ServedContractTest {
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Pets, version: '1'}
      security: [{%s: []}]
      paths:
        /pet:
          get:
            operationId: showPet
            responses:
              '200':
                description: A pet.
                content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}
              '401': {description: Without a login.}
      components:
        securitySchemes:
          key: {type: apiKey, in: header, name: X-Key}
          bearer: {type: http, scheme: bearer}
          basic: {type: http, scheme: basic}
          query: {type: apiKey, in: query, name: api_key}
          cookie: {type: apiKey, in: cookie, name: session}
      """;

  private static final String RECORDINGS =
      """
      {"mappings": [
        {"request": {"method": "GET", "url": "/pet", "headers": {"%s": {"equalTo": "%s"}}},
         "response": {"status": 200, "jsonBody": {"id": 1},
          "headers": {"Content-Type": "application/json"}}},
        {"request": {"method": "GET", "url": "/pet"}, "response": {"status": 401}}]}
      """;

  @TempDir private Path folder;
  private final CompletableFuture<String> said = new CompletableFuture<>();
  private Thread serving = new Thread();

  private String serve(String scheme, Object... more) throws Exception {
    Path contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT.formatted(scheme));
    StringWriter out = new StringWriter();
    String[] args = new String[3 + more.length];
    args[0] = "serve";
    args[1] = "--contract";
    args[2] = contract.toString();
    for (int i = 0; i < more.length; i++) {
      args[3 + i] = more[i].toString();
    }
    PrintWriter listening =
        new PrintWriter(out) {
          @Override
          public void flush() {
            if (out.toString().contains("knows ")) {
              said.complete(out.toString());
            }
          }
        };
    serving =
        new Thread(() -> Main.run(args, listening, new PrintWriter(out), Map.of(), false), "serve");
    serving.setDaemon(true);
    serving.start();
    return said.get(1, TimeUnit.MINUTES);
  }

  @AfterEach
  void stop() throws InterruptedException {
    serving.interrupt();
    serving.join(10_000);
  }

  private static int status(String said, String... header) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(field(said, "knows     GET")));
    if (header.length > 0) {
      request.header(header[0], header[1]);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private static String field(String said, String name) {
    return said.lines()
        .filter(line -> line.startsWith(name + " "))
        .findFirst()
        .orElseThrow()
        .substring(name.length())
        .strip();
  }

  @ParameterizedTest
  @CsvSource({"key", "bearer", "basic"})
  void responsesThatAreMadeUpNeedNoToken(String scheme) throws Exception {
    String said = serve(scheme);

    assertThat(said).doesNotContain("token");
    assertThat(status(said)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "key, X-Key, TOKEN",
    "bearer, Authorization, Bearer TOKEN",
    "basic, Authorization, Basic cm9iaW46YW55"
  })
  void whatIsRecordedWithALoginNeedsOne(String scheme, String header, String value)
      throws Exception {
    Path recordings = write(RECORDINGS.formatted(header, value));

    String said = serve(scheme, "--recordings", recordings);

    String token = field(said, "token");
    assertThat(status(said)).isEqualTo(401);
    assertThat(status(said, header, "Bearer another")).isEqualTo(401);
    assertThat(status(said, header, value.replace("TOKEN", token))).isEqualTo(200);
  }

  /**
   * What is demanded, a recorded success, and what requests send: TOKEN stands for the token, and
   * an exclamation mark for a refusal.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query: [] | /pet?api%5Fkey=recorded | /pet?api_key=TOKEN",
        "query: [] | /pet?api%5Fkey=recorded&a=%20 | !/pet?a=%20&api_key=another",
        "query: [] | /pet?api_key=recorded | !/pet",
        "query: [] | /pet?api_key=recorded | !/pet?api_key=another",
        "query: [] | /pet?api_key=recorded | /pet?api_key=TOKEN",
        "query: [] | /pet?limit=1&api_key=recorded&tag=a | /pet?limit=1&tag=a&api_key=TOKEN",
        "query: [] | /pet?limit=1&api_key=recorded | !/pet?limit=1&key=TOKEN",
        "cookie: [] | /pet | !/pet",
        "cookie: [] | /pet | !/pet Cookie: session=another",
        "cookie: [] | /pet | /pet Cookie: a=b; session=TOKEN",
        "'cookie: [], query: []' | /pet?api_key=recorded | !/pet?api_key=TOKEN",
        "'cookie: [], query: []' | /pet?api_key=recorded | /pet?api_key=TOKEN Cookie: session=TOKEN",
        "'cookie: []}, {query: []' | /pet?api_key=recorded | /pet?api_key=TOKEN",
        "'cookie: []}, {key: []' | /pet | /pet X-Key: TOKEN",
        "'cookie: []}, {key: []' | /pet | !/pet X-Key: another",
      })
  void keysInQueriesAndCookiesAreDemanded(String schemes, String recorded, String sent)
      throws Exception {
    Path recordings =
        write(
            """
            {"mappings": [
              {"request": {"method": "GET", "url": "%s", "headers": {
                "Cookie": {"equalTo": "session=x"}, "X-Key": {"equalTo": "x"}}},
               "response": {"status": 200, "jsonBody": {"id": 1},
                "headers": {"Content-Type": "application/json"}}},
              {"request": {"method": "GET", "url": "/pet"}, "response": {"status": 401}}]}
            """
                .formatted(recorded));

    String said = serve(schemes.replaceFirst(": \\[\\]$", ""), "--recordings", recordings);

    assertThat(said).doesNotContain("recorded").contains("token in");
    String[] parts = sent.replace("!", "").replace("TOKEN", field(said, "token")).split(" |: ", 3);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(field(said, "serving") + parts[0]));
    if (parts.length > 1) {
      request.header(parts[1], parts[2]);
    }
    assertThat(
            HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(sent.startsWith("!") ? 401 : 200);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("pets.json"), text);
  }

  @Test
  void theHelpTellsWhichCredentialsAreNeeded() {
    assertThat(CommandLineRun.of("serve", "--help").out().replaceAll("\\s+", " "))
        .contains("Requests need no credentials, unless a 401 is recorded");
  }
}
