package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check --contract FILE --endpoint URL}: the live service of any contract. */
class AnyEndpointTest {
  private static final String SECRET = "canary-of-the-schemes-4711";
  private static final String CONTRACT =
      """
      openapi: 3.1.0
      info: {title: Pets, version: '1'}
      servers: [{url: 'https://pets.example/api'}]
      security: [{%s: []}]
      paths:
        /pets/{petId}:
          parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
          get:
            operationId: showPet
            parameters:
              - {name: locale, in: query, schema: {type: string}}
              - {name: X-Tenant, in: header, schema: {type: string}}
              - {name: key, in: query, schema: {type: string}}
              - {name: session, in: cookie, schema: {type: string}}
              - {name: x-key, in: header, schema: {type: string}}
              - {name: authorization, in: header, schema: {type: string}}
            responses:
              '200':
                description: A pet.
                content: {application/json: {schema: {type: object, required: [id], properties:
                  {id: {type: integer}}}}}
          delete: {operationId: removePet, responses: {'204': {description: Gone}}}
        /owners/{ownerId}:
          get:
            operationId: showOwner
            parameters: [{name: ownerId, in: path, required: true, schema: {type: string}}]
            responses: {'200': {description: An owner.}}
        /pets:
          post: {operationId: addPet, responses: {'201': {description: Made}}}
          head: {operationId: hasPets, responses: {'200': {description: Yes}}}
      components:
        securitySchemes:
          my-key: {type: apiKey, in: query, name: key}
          cookie: {type: apiKey, in: cookie, name: session}
          header: {type: apiKey, in: header, name: X-Key}
          token: {type: http, scheme: bearer}
          login: {type: http, scheme: basic}
      """;

  @TempDir private Path folder;
  private WireService service;
  private String body = "{\"id\": 1}";

  @BeforeEach
  void start() throws IOException {
    service =
        new WireService(
            (request, out) -> {
              boolean head = request.start().startsWith("HEAD ");
              new WireMessage(
                      "HTTP/1.1 200 OK",
                      List.of("Content-Type: application/json", "Content-Length: " + body.length()),
                      head ? "" : body)
                  .write(out, 0);
            });
  }

  private CommandLineRun check(String scheme, Map<String, String> environment, Object... more)
      throws IOException {
    Path contract = Files.writeString(folder.resolve("pets.yaml"), CONTRACT.formatted(scheme));
    List<Object> args =
        new ArrayList<>(List.of("check", "--contract", contract, "--endpoint", service.url()));
    args.addAll(List.of("--max-rate", 1000, "--report-dir", folder.resolve("report")));
    args.addAll(List.of(more));
    return CommandLineRun.in(environment, false, args.toArray());
  }

  @Test
  void anOperationMayHaveTheNameOfOneOfTheSdk() throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve("named.yaml"),
            CONTRACT.formatted("header").replace("showOwner", "showBackup"));

    CommandLineRun run =
        CommandLineRun.in(
            Map.of("API_HEADER", SECRET),
            false,
            "check",
            "--contract",
            contract,
            "--endpoint",
            service.url(),
            "--max-rate",
            1000,
            "--param",
            "petId=7",
            "--param",
            "ownerId=3");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(service.requests())
        .extracting(WireMessage::start)
        .contains("GET /api/pets/7 HTTP/1.1", "GET /api/owners/3 HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({
    "my-key, API_MY_KEY, GET /api/pets/7?locale=de&key=canary-of-the-schemes-4711, ",
    "cookie, API_COOKIE, GET /api/pets/7?locale=de, Cookie: session=canary-of-the-schemes-4711",
    "header, API_HEADER, GET /api/pets/7?locale=de, X-Key: canary-of-the-schemes-4711",
    "token, API_TOKEN, GET /api/pets/7?locale=de, Authorization: Bearer canary-of-the-schemes-4711",
    "login, API_LOGIN, GET /api/pets/7?locale=de,"
        + " Authorization: Basic Y2FuYXJ5LW9mLXRoZS1zY2hlbWVzLTQ3MTE="
  })
  void sendsTheCredentialsOfTheScheme(String scheme, String variable, String start, String line)
      throws IOException {
    body = "{\"id\": \"" + SECRET + "\"}";
    CommandLineRun run =
        check(
            scheme,
            Map.of(variable, SECRET),
            "--param",
            "petId=7",
            "--param",
            "locale=de",
            "--param",
            "X-Tenant=a");

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.err()).contains("Not sent", "showOwner");
    assertThat(service.requests().stream().map(WireMessage::start).toList())
        .hasSize(2)
        .contains(start + " HTTP/1.1")
        .noneMatch(each -> each.matches("(POST|DELETE) .*"));
    WireMessage sent =
        service.requests().stream()
            .filter(each -> each.start().startsWith("GET"))
            .findFirst()
            .orElseThrow();
    assertThat(sent.lines()).contains("X-Tenant: a");
    if (line != null) {
      assertThat(sent.lines()).contains(line);
    }
    String report = Files.readString(folder.resolve("report/report.json"));
    assertThat(report + run.out() + run.err()).doesNotContain(SECRET);
    assertThat(run.out()).contains("type-changed").doesNotContain("credential-missing");
  }

  /** Nothing else can take the place of the credential, and none is sent twice. */
  @ParameterizedTest
  @CsvSource({
    "my-key, API_MY_KEY, key",
    "cookie, API_COOKIE, session",
    "header, API_HEADER, x-key",
    "token, API_TOKEN, authorization",
    "login, API_LOGIN, authorization"
  })
  void aCredentialReplacesAParameterOfItsName(String scheme, String variable, String name)
      throws IOException {
    check(
        scheme,
        Map.of(variable, SECRET),
        "--operation",
        "showPet",
        "--param",
        "petId=7",
        "--param",
        name + "=the-parameter",
        "--param",
        "locale=de");

    assertThat(service.requests()).hasSize(1);
    WireMessage sent = service.requests().get(0);
    String all = sent.start() + "\n" + String.join("\n", sent.lines());
    assertThat(all).containsAnyOf(SECRET, "Y2FuYXJ5").contains("locale=de");
    assertThat(all).doesNotContain("the-parameter");
  }

  @Test
  void namesTheVariableThatIsMissing() throws IOException {
    CommandLineRun run = check("my-key", Map.of(), "--param", "petId=7");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("API_MY_KEY");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void namesTheParameterThatIsMissing() throws IOException {
    CommandLineRun run = check("my-key", Map.of("API_MY_KEY", SECRET), "--operation", "showPet");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("showPet needs petId", "--param NAME=VALUE");
  }

  @Test
  void whatChangesSomethingIsNotSent() throws IOException {
    CommandLineRun run = check("my-key", Map.of("API_MY_KEY", SECRET), "--operation", "addPet");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--allow addPet");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void aConformingServiceConforms() throws IOException {
    CommandLineRun run =
        check("token", Map.of("API_TOKEN", SECRET), "--param", "petId=7", "--operation", "showPet");

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("CONFORMANT  1 of 1 exchange checked");
  }
}
