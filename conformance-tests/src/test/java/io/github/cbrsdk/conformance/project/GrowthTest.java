package io.github.cbrsdk.conformance.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.project.GrownProject.Run;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says of changing the contract, done. */
class GrowthTest {
  private static final Path STEPS =
      Path.of("src/test/resources/io/github/cbrsdk/conformance/project/growth");
  private static final Path PAGES = STEPS.resolve("recordings");
  private static final String PROJECT_ID = "f552cc5023d8319aea1181f76f3adcbd";

  private static final String VAULT_ID = "5b0e9f42-7c1d-4a36-9e85-d2f4c6a8b013";
  private static final String BACKUP_ID = "9c2e5f7a-4b1d-4e8c-a6f3-0d7b2c9e1a58";

  /** Operations that do more than read. */
  private static final String UNSAFE =
      """
      delete:
        operationId: deleteBackup
        tags: [Backups]
        summary: Delete one backup
        description: Deletes the backup.
        parameters:
          - name: project_id
            in: path
            required: true
            description: Project to which the backup belongs.
            x-contract-table: none
            schema:
              type: string
          - name: backup_id
            in: path
            required: true
            description: Backup to change.
            x-contract-table: none
            schema:
              type: string
        responses:
          '204':
            description: Deleted.
      post:
        operationId: copyBackup
        tags: [Backups]
        summary: Copy one backup
        description: Copies the backup.
        parameters:
          - name: project_id
            in: path
            required: true
            description: Project to which the backup belongs.
            x-contract-table: none
            schema:
              type: string
          - name: backup_id
            in: path
            required: true
            description: Backup to change.
            x-contract-table: none
            schema:
              type: string
        requestBody:
          required: true
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/OpenStackErrorDetail'
        responses:
          '204':
            description: Copied.
      """
          .indent(4);

  @TempDir private static Path folder;
  private static GrownProject grown;

  @BeforeAll
  static void grow() throws Exception {
    grown = new GrownProject(folder.resolve("grown"));
    grown.insert("(?s)\n    Backup:\n.*?\n      properties:\n", step("member.yaml"));
    for (String endpoint : List.of("", "vault-")) {
      grown.insert("\npaths:\n", step(endpoint + "path.yaml"));
      grown.insert("\n  schemas:\n", step(endpoint + "schema.yaml"));
    }
    grown.insert("\n  /v3/[{]project_id[}]/backups/[{]backup_id[}]:\n", UNSAFE);
    for (int page = 1; page <= 2; page++) {
      String name = "backups-page-" + page + ".json";
      grown.addRecording("any/" + name, Files.readString(PAGES.resolve(name)));
    }
    grown.addRecording("any/vault.json", step("vault.json"));
    grown.addEdition("otc-2027-01", step("edition.yaml"));
    grown.addRecording("otc-2027-01/desktop.json", desktop());
    grown.addRecording("any/locked.json", locked());
    grown.build(STEPS.resolve("Pages.java"));
  }

  @AfterAll
  static void close() throws IOException {
    grown.close();
  }

  private static String step(String name) throws IOException {
    return Files.readString(STEPS.resolve(name));
  }

  private static String recording(String name) throws IOException {
    return Files.readString(Path.of("src/main/recordings").resolve(name));
  }

  private static String desktop() throws IOException {
    return recording("otc-2024-09/server-with-one-disk.json")
        .replace("OS::Nova::Server", "OS::Workspace::DesktopV2")
        .replace("ac9130f4-547c-47d3-8e3a-655f20731ab2", "1d7c5a90-3e42-4f8b-b6d1-7a9e0c2f4b65")
        .replace("\"otc-2024-09\"", "\"otc-2027-01\"");
  }

  private static String locked() throws IOException {
    return recording("any/life-2-available.json")
        .replace("62d6e209-76d4-4727-aabf-3e45a07e53bd", "8e4b2d17-6f05-4c3a-9b7e-5d1c8a0f2e94")
        .replaceFirst("\"backup\": \\{", "$0 \"locked\": true,");
  }

  @Test
  void theNewOperationIsAMethodOfTheSdkAndIsServed() throws Exception {
    Contract contract = grown.contract();
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.start(Recordings.at(PAGES), contract.edition(Edition.ANY))) {
      assertThat(
              grown
                  .user("Pages")
                  .apply(new String[] {endpoint.uri().toString(), PROJECT_ID, endpoint.token()}))
          .containsExactly("vault-weekly_0011", "vault-weekly_0012");
    }
  }

  @Test
  void javaThatIsWrittenByHandNamesNothingOfIt() throws IOException {
    assertThat(OneEndpointTest.mentions(grown.contract())).isEmpty();
  }

  @Test
  void theNewMemberIsAnAccessorOfWholeAndPart() throws Exception {
    for (String model : List.of("BackupDetail", "BackupResp")) {
      assertThat(grown.load("io.github.cbrsdk.model." + model).getMethod("locked").getReturnType())
          .isEqualTo(Boolean.class);
    }
  }

  @Test
  void allRecordingsAreServedAskedForWithTheSdkAndConform() throws Exception {
    Run run = grown.run("check");

    assertThat(run.out())
        .contains("%1$d of %1$d exchanges checked, no drift".formatted(grown.recordings()));
    assertThat(run.status()).as(run.out()).isZero();
  }

  /** The contract without them, also if they have been made in it. */
  private static Contract before() throws IOException {
    String text = Files.readString(Path.of("../openapi/cbr.yaml"));
    for (String step : List.of("member", "path", "schema", "vault-path", "vault-schema")) {
      text = text.replace(step(step + ".yaml"), "");
    }
    Map<String, String> editions = new TreeMap<>();
    for (String name : List.of("otc-2024-09", "_page-without-nulls", "_page")) {
      editions.put(name, Files.readString(Path.of("../openapi/editions", name + ".yaml")));
    }
    return Contract.of(Map.of("cbr.yaml", text), editions);
  }

  @Test
  void withoutTheChangesTheyDriftOrAreNotKnown() throws Exception {
    Path locked = Files.writeString(folder.resolve("locked.json"), locked());
    Path desktop = Files.writeString(folder.resolve("desktop.json"), desktop());
    Conformance before = Conformance.of(before());

    assertThat(before.edition("any").check(Recordings.at(locked)).findings())
        .extracting(Finding::rule, Finding::pointer)
        .contains(tuple(Rule.MEMBER_UNDECLARED, "/backup/locked"));
    assertThat(before.edition("otc-2024-09").check(Recordings.at(desktop)).findings())
        .extracting(Finding::rule, Finding::pointer)
        .contains(tuple(Rule.ENUM_VALUE_UNDECLARED, "/backup/resource_type"));
    assertThat(before.check(Recordings.at(PAGES)).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void aDriftOfTheNewOperationIsReportedWithWhatItDoesToTheSdk() throws Exception {
    Path drifted =
        Files.writeString(
            folder.resolve("drifted.json"),
            Files.readString(PAGES.resolve("backups-page-1.json"))
                .replace("\"count\": 2", "\"count\": \"2\""));

    Run run = grown.run("check", "--recordings", drifted, "--edition", "any");

    assertThat(run.out()).contains("type-changed", "/count", "gets an exception");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void anotherNewOperationIsReadWithTheSdkAndItsDriftIsReportedToo() throws Exception {
    assertThat(grown.load("io.github.cbrsdk.api.VaultsApi").getMethods())
        .extracting(Method::getName)
        .containsExactly("showVault");
    Path drifted =
        Files.writeString(
            folder.resolve("vault.json"),
            step("vault.json").replace("\"size\": 200", "\"size\": \"200\""));

    Run run = grown.run("check", "--recordings", drifted, "--edition", "any");

    assertThat(run.out()).contains("type-changed", "/vault/billing/size", "gets an exception");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void everyDriftOfTheNewOperationAndMemberIsNoticed() throws Exception {
    Run run = grown.run("self-test");

    assertThat(run.out()).contains("100 %; 0 false alarms");
    assertThat(run.status()).isZero();
  }

  private record Asked(Run run, List<String> requests) {}

  /** Runs a command against a server that has nothing to show, and tells what was asked of it. */
  private static Asked ask(String command, Object... more) throws Exception {
    List<String> requests = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(
              exchange.getRequestMethod().equals("DELETE") ? 204 : 403, -1);
          exchange.close();
        });
    server.start();
    try {
      List<Object> args = new ArrayList<>(List.of(command, "--max-rate", 1000, "--endpoint"));
      args.add("http://127.0.0.1:" + server.getAddress().getPort());
      args.addAll(List.of(more));
      Run run = grown.run(Map.of("CBR_TOKEN", "token-of-nobody"), args.toArray());
      return new Asked(run, requests);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "check --only-success", "record", "record --only-success"})
  void nothingButGetIsSentUnlessAllowed(String command) throws Exception {
    List<Object> more = new ArrayList<>(List.of(command.split(" ")));
    more.addAll(
        List.of("--project-id", PROJECT_ID, "--backup-id", BACKUP_ID, "--vault-id", VAULT_ID));
    if (command.startsWith("record")) {
      more.addAll(List.of("--out", folder.resolve(command)));
    }

    Asked asked = ask(command.split(" ")[0], more.subList(1, more.size()).toArray());

    assertThat(asked.requests())
        .contains("GET /v3/" + PROJECT_ID + "/backups/" + BACKUP_ID)
        .contains("GET /v3/" + PROJECT_ID + "/backups")
        .contains("GET /v3/" + PROJECT_ID + "/vaults/" + VAULT_ID)
        .allSatisfy(request -> assertThat(request).startsWith("GET "));
    assertThat(asked.run().status()).as(asked.run().out()).isEqualTo(3);
  }

  @Test
  void anOperationThatDeletesIsSentLastAndOnlyWhereItIsAllowedByName() throws Exception {
    Asked asked =
        ask(
            "check",
            "--only-success",
            "--allow",
            "deleteBackup",
            "--project-id",
            PROJECT_ID,
            "--backup-id",
            BACKUP_ID,
            "--vault-id",
            VAULT_ID);

    assertThat(asked.requests().get(asked.requests().size() - 1))
        .isEqualTo("DELETE /v3/" + PROJECT_ID + "/backups/" + BACKUP_ID);
    assertThat(asked.requests().stream().filter(each -> !each.startsWith("GET "))).hasSize(1);
    assertThat(asked.run().out()).contains("deleteBackup/" + BACKUP_ID + ": 204");
  }

  @Test
  void onlyTheIdsOfTheChosenOperationsAreAskedFor() throws Exception {
    Asked one =
        ask("check", "--only-success", "--operation", "listBackups", "--project-id", PROJECT_ID);
    Asked all = ask("check", "--only-success", "--project-id", PROJECT_ID, "--vault-id", VAULT_ID);

    assertThat(one.requests()).containsOnly("GET /v3/" + PROJECT_ID + "/backups");
    assertThat(one.run().status()).as(one.run().out()).isEqualTo(3);
    assertThat(all.run().out()).contains("--backup-id is missing");
    assertThat(all.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--operation deleteBackup, Add --allow deleteBackup to send it",
    "--operation listBackups --allow deleteBackup, --operation does not name it",
    "--operation nothing, the contract has no operation",
    "--allow nothing, the contract has no operation",
    "--allow copyBackup, it needs a request body"
  })
  void whatCannotBeSentIsWrongUsage(String options, String message) throws Exception {
    List<Object> more = new ArrayList<>(List.of(options.split(" ")));
    more.addAll(
        List.of("--project-id", PROJECT_ID, "--backup-id", BACKUP_ID, "--vault-id", VAULT_ID));

    Asked asked = ask("check", more.toArray());

    assertThat(asked.run().status()).isEqualTo(2);
    assertThat(asked.run().out()).contains(message);
    assertThat(asked.requests()).isEmpty();
  }

  @Test
  void theStepsStandInTheReadmeWordForWord() throws IOException {
    Map<String, String> inTheReadme = new TreeMap<>();
    Pattern.compile("<!-- step: (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("../openapi/README.md")))
        .results()
        .forEach((MatchResult block) -> inTheReadme.put(block.group(1), block.group(2)));

    assertThat(inTheReadme)
        .containsOnlyKeys("member.yaml", "edition.yaml", "path.yaml", "schema.yaml", "Pages.java");
    for (Map.Entry<String, String> block : inTheReadme.entrySet()) {
      assertThat(step(block.getKey())).contains(block.getValue());
    }
  }
}
