package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsCommandTest {
  private static final List<String> EDITIONS = Contract.bundled().editions();

  @Test
  void everyEditionAcceptsItsOwnRecordingsAndDriftsFromAnother() {
    CommandLineRun run = CommandLineRun.of("editions");

    assertThat(run.status()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    for (int i = 0; i < EDITIONS.size(); i++) {
      String name = EDITIONS.get(i);
      assertThat(lines).contains("  %c  %s".formatted('A' + i, name));
      List<String> cells = cells(lines, name);
      assertThat(cells).as(name).hasSize(EDITIONS.size());
      assertThat(cells.get(i)).as(name).isEqualTo(".");
      assertThat(cells).as(name).anyMatch(cell -> cell.matches("[0-9]+([+][0-9]+)?"));
    }
  }

  private static List<String> cells(List<String> lines, String row) {
    String line =
        lines.stream().filter(each -> each.startsWith(row + " ")).findFirst().orElseThrow();
    return List.of(line.substring(row.length()).strip().split(" +"));
  }

  @Test
  void withoutAnyExchangeNothingIsSaidOfEditions(@TempDir Path empty) {
    CommandLineRun run = CommandLineRun.of("editions", "--recordings", empty);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Nothing could be checked", "'check --recordings' says why");
  }

  @Test
  void contractWithoutEditionsHasAColumnOfItsOwn(@TempDir Path folder) throws IOException {
    Path contract =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            openapi: 3.1.0
            info: {title: t, version: '1'}
            paths:
              /a:
                get: {responses: {'204': {description: none}}}
            """);
    Path har =
        Files.writeString(
            Files.createDirectory(folder.resolve("r")).resolve("a.har"),
            """
            {"log": {"version": "1.2", "creator": {"name": "t", "version": "1"}, "entries": [{
            "startedDateTime": "2026-01-01T00:00:00Z", "time": 1,
            "request": {"method": "GET", "url": "https://a.test/a", "headers": []},
            "response": {"status": 418, "headers": [], "content": {"size": 0, "mimeType": ""}}}]}}
            """);

    CommandLineRun run = CommandLineRun.of("editions", "--contract", contract, "--recordings", har);
    CommandLineRun check = CommandLineRun.of("check", "--contract", contract, "--recordings", har);

    assertThat(run.out()).as(run.err()).contains("  A  any").containsPattern("(?m) [1-9]$");
    assertThat(check.out()).contains("status 418, expected status 204");
  }

  @Test
  void folderThatCouldNotBeCheckedIsARowOfQuestionMarks(@TempDir Path folder) throws IOException {
    Path good = Files.createDirectory(folder.resolve("good"));
    Path strange = Files.createDirectory(folder.resolve("strange"));
    Files.writeString(good.resolve("a.json"), "{\"backup\": {\"id\": \"a\"}}");
    Files.writeString(strange.resolve("b.json"), "{\"unknown\": 1}");

    CommandLineRun run = CommandLineRun.of("editions", "--recordings", folder);

    assertThat(run.status()).isEqualTo(3);
    assertThat(cells(run.out().lines().toList(), "strange")).containsOnly("?");
    assertThat(cells(run.out().lines().toList(), "good")).doesNotContain("?");
    assertThat(run.err()).contains("1 not checked: ");
  }
}
