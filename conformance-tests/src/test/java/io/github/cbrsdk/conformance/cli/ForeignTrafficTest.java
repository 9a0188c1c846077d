package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser records much that the contract says nothing about. */
class ForeignTrafficTest {
  private static final String OURS =
      entry(
          "GET",
          "https://cbr.example.com/v3/5796a670482c590e0d9782bfcdc83011/backups/7e550720-bcda-42d9-8a00-4fb6f865c093",
          404,
          "{\\\"error_code\\\": \\\"BackupService.6200\\\", \\\"error_msg\\\": \\\"None.\\\"}");
  private static final String PAGE = entry("GET", "https://www.example.com/", 200, "<html>");
  private static final String PREFLIGHT =
      entry("OPTIONS", "https://cbr.example.com/v3/a/backups/b", 200, "");
  private static final String ABORTED =
      entry("GET", "https://cbr.example.com/v3/5796a670482c590e0d9782bfcdc83011/backups/x", 0, "");

  @TempDir Path folder;

  private static String entry(String method, String url, int status, String body) {
    return """
        {"request": {"method": "%s", "url": "%s", "headers": []},
         "response": {"status": %d, "content": {"mimeType": "application/json", "text": "%s"}}}
        """
        .formatted(method, url, status, body);
  }

  private CommandLineRun check(String... entries) throws IOException {
    Path har =
        Files.writeString(
            folder.resolve("session.har"),
            "{\"log\": {\"entries\": [" + String.join(",", List.of(entries)) + "]}}");
    return CommandLineRun.of("check", "--recordings", har, "--report-dir", folder);
  }

  @Test
  void isSkippedAndCounted() throws IOException {
    CommandLineRun run = check(PAGE, OURS, PREFLIGHT, PAGE);

    assertThat(run.out()).startsWith("CONFORMANT  1 of 1 exchange checked");
    assertThat(run.err()).contains("3 exchanges of other methods and paths skipped");
    assertThat(run.status()).isZero();
    assertThat(folder.resolve("exchanges.ndjson")).content().contains("\"session.har#1\"");
  }

  @Test
  void aloneIsNothingToCheck() throws IOException {
    CommandLineRun run = check(PAGE);

    assertThat(run.out()).startsWith("NOT CHECKED  0 of 0");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void anAnswerOfOursThatWasNotRecordedIsNotGreen() throws IOException {
    CommandLineRun run = check(OURS, ABORTED);

    assertThat(run.out()).startsWith("NOT CHECKED  1 of 2");
    assertThat(run.status()).isEqualTo(3);
  }
}
