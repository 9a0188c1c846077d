package io.github.cbrsdk.conformance.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.EndpointSettings;
import io.github.cbrsdk.conformance.mock.InjectedMutation;
import io.github.cbrsdk.conformance.report.ReportSchema;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --endpoint} against an embedded endpoint that plays a real one. */
class LiveCheckTest {
  private static final EffectiveContract CONTRACT = Contract.bundled().edition(Edition.ANY);
  private static final String PROJECT = "5796a670482c590e0d9782bfcdc83011";
  private static final String BACKUP = "f6fadfa7-e5c1-4b62-9362-da5cc13da58a";
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
  private static final String THROTTLED = "1af63c72-61a9-4de7-96d8-132e630db4c3";

  /** What stands between the check and the service. */
  @RegisterExtension
  static WireMockExtension gateway =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @TempDir Path folder;

  private final BuiltInRecordings recordings = BuiltInRecordings.open();
  private EmbeddedEndpoint endpoint;

  @BeforeEach
  void start() {
    endpoint = start(recordings.all(), EndpointSettings.DEFAULT);
  }

  @AfterEach
  void stop() {
    endpoint.close();
    recordings.close();
  }

  private static EmbeddedEndpoint start(ExchangeSource recordings, EndpointSettings settings) {
    return EmbeddedEndpoint.start(recordings, CONTRACT, settings);
  }

  private Map<String, String> token() {
    return Map.of("CBR_TOKEN", endpoint.token());
  }

  private CommandLineRun check(Map<String, String> environment, String... more) {
    return check(endpoint.uri(), environment, more);
  }

  private CommandLineRun check(URI uri, Map<String, String> environment, String... more) {
    List<Object> args = new ArrayList<>();
    args.addAll(List.of("check", "--max-rate", "1000", "--report-dir", folder));
    args.addAll(List.of("--endpoint", uri, "--operation", "showBackup"));
    args.addAll(List.of("--project-id", PROJECT));
    args.addAll(List.of(more));
    return CommandLineRun.in(environment, false, args.toArray());
  }

  private JsonNode report() throws IOException {
    return ReportSchema.read(folder.resolve("report.json"));
  }

  private static void assertNotChecked(CommandLineRun run, String... parts) {
    assertThat(run.out()).startsWith("NOT CHECKED");
    assertThat(run.out().replaceAll("\\s+", " ")).contains(parts);
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void asksForTheBackupAndForWhatHasToFail() throws IOException {
    CommandLineRun run = check(token(), "--backup-id", BACKUP);

    assertThat(run.out()).startsWith("CONFORMANT  5 of 5 exchanges checked");
    assertThat(run.status()).isZero();
    assertThat(run.err().lines().filter(line -> line.matches("\\d/5 .*"))).hasSize(5);
    assertThat(report().at("/exchanges/checked").intValue()).isEqualTo(5);
  }

  @Test
  void leavesOutWhatHasToFailWhenTold() {
    CommandLineRun run = check(token(), "--only-success", "--backup-id", BACKUP, BACKUP);

    assertThat(run.out()).startsWith("CONFORMANT  2 of 2 exchanges checked");
  }

  @Test
  void findsTheDriftOfTheEndpoint() {
    endpoint.close();
    endpoint =
        start(
            InjectedMutation.parse("member-missing@/backup/children/*/status")
                .into(recordings.all()),
            EndpointSettings.DEFAULT);

    CommandLineRun run = check(token(), "--backup-id", BACKUP, "--edition", "any");

    assertThat(run.out()).contains("member-missing", "/backup/children/*/status");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void logsInWithAPassword() {
    Map<String, String> login =
        Map.of(
            "CBR_IAM_ENDPOINT", endpoint.uri().toString(),
            "CBR_USERNAME", "robin",
            "CBR_PASSWORD", "a-good-password",
            "CBR_DOMAIN", "a-domain");

    assertThat(check(login, "--backup-id", BACKUP).status()).isZero();
  }

  @Test
  void logsInWithTheVariablesOfOpenStackAndTellsNoneOfTheirSecrets() {
    Map<String, String> login =
        Map.of(
            "OS_AUTH_URL",
            endpoint.uri() + "/v3",
            "OS_USERNAME",
            "robin",
            "OS_PASSWORD",
            BACKUP,
            "OS_USER_DOMAIN_NAME",
            "a-domain");

    CommandLineRun run = check(login, "--backup-id", BACKUP);

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out() + run.err()).contains("[redacted]").doesNotContain(BACKUP);
  }

  @Test
  void refusesAnEndpointThatHasAPartOfThePathsOfRequests() {
    CommandLineRun run =
        check(endpoint.uri().resolve("/p-1/backups"), token(), "--backup-id", BACKUP);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().replaceAll("\\s+", " "))
        .contains(
            "endpoint has /backups in its path: give what comes before it, "
                + endpoint.uri().resolve("/p-1"));
  }

  @Test
  void signsWithAnAccessKey() {
    Map<String, String> key =
        Map.of("CBR_ACCESS_KEY", "ACCESSKEY12345", "CBR_SECRET_KEY", "a-secret-key-12345");

    CommandLineRun run = check(key, "--backup-id", BACKUP);

    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  @Test
  void aRefusedLoginIsNotGreen() {
    CommandLineRun run =
        check(Map.of("CBR_TOKEN", "another-token"), "--only-success", "--backup-id", BACKUP);

    assertNotChecked(run, "the login was refused", "renew the credentials");
  }

  @Test
  void aWrongPasswordIsNotGreen() {
    endpoint.close();
    endpoint = start(recordings.all(), new EndpointSettings(0, 0, "the-right-one", null, ""));
    Map<String, String> login =
        Map.of(
            "CBR_IAM_ENDPOINT", endpoint.uri().toString(),
            "CBR_USERNAME", "robin",
            "CBR_PASSWORD", "the-wrong-one",
            "CBR_DOMAIN", "a-domain");

    assertNotChecked(
        check(login, "--only-success", "--backup-id", BACKUP), "the login was refused");
  }

  @Test
  void aBackupThatDoesNotExistIsNotGreen() {
    assertNotChecked(
        check(token(), "--only-success", "--backup-id", UNKNOWN),
        "there is nothing with this id at " + endpoint.uri().getAuthority(),
        "(status 404, BackupService.6200)",
        "check the ids");
  }

  @Test
  void throttlingBeyondTheRetriesIsNotGreen() {
    assertNotChecked(
        check(token(), "--only-success", "--backup-id", THROTTLED),
        "throttled beyond the retries",
        "lower --max-rate");
  }

  @Test
  void somethingCheckedAndSomethingNotSaysBothAndIsNotGreen() throws IOException {
    CommandLineRun run = check(token(), "--only-success", "--backup-id", BACKUP, UNKNOWN);

    assertNotChecked(run, "1 of 2 exchanges checked", "there is nothing with this id");
    assertThat(report().get("verdict").textValue()).isEqualTo("not-checked");
    assertThat(report().get("exitStatus").intValue()).isEqualTo(3);
    assertThat(report().at("/exchanges/checked").intValue()).isEqualTo(1);
    assertThat(report().at("/exchanges/notChecked").intValue()).isEqualTo(1);
    assertThat(folder.resolve("exchanges.ndjson"))
        .content()
        .contains("\"verdict\":\"conformant\"", "\"verdict\":\"not-checked\"");
  }

  @Test
  void driftBesideSomethingUncheckedIsDrift() {
    endpoint.close();
    endpoint =
        start(
            InjectedMutation.parse("type-changed@/backup/name").into(recordings.all()),
            EndpointSettings.DEFAULT);

    CommandLineRun run =
        check(token(), "--only-success", "--edition", "any", "--backup-id", BACKUP, UNKNOWN);

    assertThat(run.out()).startsWith("DRIFTED").contains("unchecked");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void anUnreachableHostIsNotGreen() {
    URI uri = endpoint.uri();
    Map<String, String> token = token();
    endpoint.close();

    assertNotChecked(
        check(uri, token, "--only-success", "--backup-id", BACKUP),
        "the host does not respond",
        "check --endpoint");
  }

  @Test
  void aWebPageOfAProxyIsNotGreen() {
    gateway.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "text/html; charset=utf-8")
                    .withBody("<html>Please sign in</html>")));

    assertNotChecked(
        check(URI.create(gateway.baseUrl()), token(), "--only-success", "--backup-id", BACKUP),
        "a web page at localhost:" + gateway.getPort() + " (status 200)",
        "proxy");
  }

  @Test
  void anEndpointThatNeedsNoLoginDrifts() throws IOException {
    gateway.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .proxiedFrom(endpoint.uri().toString())
                    .withRemoveRequestHeader("X-Auth-Token")
                    .withAdditionalRequestHeader("X-Auth-Token", endpoint.token())));

    CommandLineRun run = check(URI.create(gateway.baseUrl()), token(), "--backup-id", BACKUP);

    assertThat(run.out()).startsWith("DRIFTED").contains("status-undeclared");
    assertThat(run.status()).isEqualTo(1);
    assertThat(report().get("findings")).hasSize(1);
    assertThat(report().at("/findings/0/occurrences").intValue()).isEqualTo(2);
    assertThat(report().at("/findings/0/observed").textValue())
        .isEqualTo("status 200 in response to a request that must fail");
  }

  @Test
  void credentialsAreNeverShown() throws IOException {
    String secret = "a-very-secret-token-0123456789";

    CommandLineRun run = check(Map.of("CBR_TOKEN", secret), "--backup-id", BACKUP);

    assertThat(run.out() + run.err()).doesNotContain(secret);
    assertThat(folder.resolve("report.json")).content().doesNotContain(secret);
    assertThat(folder.resolve("exchanges.ndjson")).content().doesNotContain(secret);
  }

  @Test
  void aTokenThatWasIssuedAndComesBackIsFoundAndNotShown() throws IOException {
    try (EchoingService service =
        new EchoingService(
            recording ->
                recording.replace("orders-before-upgrade", "of " + EchoingService.TOKEN))) {
      CommandLineRun run =
          check(
              URI.create(service.url()), service.login(), "--only-success", "--backup-id", BACKUP);

      assertThat(run.out()).startsWith("DRIFTED").contains("secret-echoed");
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.out() + run.err()).doesNotContain(EchoingService.TOKEN);
      try (Stream<Path> reports = Files.list(folder)) {
        assertThat(reports)
            .hasSizeGreaterThan(3)
            .allSatisfy(
                report -> assertThat(report).content().doesNotContain(EchoingService.TOKEN));
      }
    }
  }

  @Test
  void theProjectIsTheProjectInWhateverOrder() {
    CommandLineRun.in(
        Map.of("CBR_ACCESS_KEY", "ACCESSKEY12345", "CBR_SECRET_KEY", "a-secret-key-12345"),
        false,
        "check",
        "--only-success",
        "--max-rate",
        "1000",
        "--backup-id",
        BACKUP,
        "--operation",
        "showBackup",
        "--endpoint",
        gateway.baseUrl(),
        "--project-id",
        PROJECT);

    gateway.verify(
        getRequestedFor(urlPathEqualTo("/v3/" + PROJECT + "/backups/" + BACKUP))
            .withHeader("X-Project-Id", equalTo(PROJECT)));
  }

  @Test
  void oneLoginIsForOneProject() {
    CommandLineRun run = check(token(), "--project-id", UNKNOWN, "--backup-id", BACKUP);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--project-id is given several times");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", "a b", "%2e", ""})
  void whatCannotBeAnIdIsWrongUsage(String id) {
    CommandLineRun run = check(token(), "--backup-id", id);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("--backup-id: '" + id + "' is not an id.");
  }

  @Test
  void aRateOfNothingIsWrongUsage() {
    CommandLineRun run =
        CommandLineRun.of(
            "check",
            "--max-rate",
            "0",
            "--endpoint",
            endpoint.uri(),
            "--project-id",
            PROJECT,
            "--backup-id",
            BACKUP);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("--max-rate must be more than 0.");
  }

  /** What is on the way, or how busy it is, says nothing of the contract. */
  @ParameterizedTest
  @CsvSource({
    "302, {}, a redirect",
    "407, {}, a proxy on the way asks for a login",
    "511, {}, a proxy on the way asks for a login",
    "501, {}, the service failed",
    "413, ' <b>too much</b>', a web page",
    "200, '<?xml version=\"1.0\"?><a/>', a web page"
  })
  void whatIsOnTheWayIsNoDrift(int status, String body, String reason) {
    gateway.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));

    assertNotChecked(
        check(URI.create(gateway.baseUrl()), token(), "--only-success", "--backup-id", BACKUP),
        reason + " at localhost:" + gateway.getPort(),
        "(status " + status + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "401, '{\"error_code\": \"APIGW.0307\", \"error_msg\": \"x\"}', renew the credentials",
    "404, '{\"error_code\": \"APIGW.0101\", \"error_msg\": \"x\"}', check --endpoint",
    "501, {}, try later",
    "418, {}, expected status 404"
  })
  void aProbeThatFailsOtherwiseSaysWhatToDo(int status, String body, String advice) {
    gateway.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(endpoint.uri().toString())));
    gateway.stubFor(
        any(urlPathMatching(".*/backups/(?!f6fadfa7|malformed).*"))
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));

    CommandLineRun run = check(URI.create(gateway.baseUrl()), token(), "--backup-id", BACKUP);

    assertNotChecked(run, "4 of 5 exchanges checked", advice);
  }

  @Test
  void anAnswerThatBreaksOffIsNotAHostThatDoesNotAnswer() {
    gateway.stubFor(
        any(anyUrl()).willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));

    assertNotChecked(
        check(URI.create(gateway.baseUrl()), token(), "--only-success", "--backup-id", BACKUP),
        "the response broke off at localhost:" + gateway.getPort());
  }

  @Test
  void saysWhichCredentialsItLooksFor() {
    CommandLineRun run = check(Map.of(), "--backup-id", BACKUP);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err().strip())
        .contains("CBR_TOKEN", "CBR_ACCESS_KEY", "CBR_IAM_ENDPOINT")
        .doesNotContain("\n");
  }

  @Test
  void saysWhichIdIsMissing() {
    CommandLineRun run = check(token());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--backup-id is missing");
  }

  @Test
  void refusesAnEndpointWithoutTlsThatIsNotThisMachine() {
    CommandLineRun run =
        check(URI.create("http://cbr.example.com"), token(), "--backup-id", BACKUP);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("https");
  }
}
