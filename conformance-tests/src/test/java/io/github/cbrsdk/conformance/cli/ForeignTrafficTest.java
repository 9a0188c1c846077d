package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(run.out()).contains("2 exchanges skipped: path", "1 exchange skipped: method");
    assertThat(run.status()).isZero();
    assertThat(folder.resolve("exchanges.ndjson")).content().contains("\"session.har#1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wss", "WS", "https"})
  void aWebSocketIsSkipped(String scheme) throws IOException {
    String socket =
        entry(
            "GET",
            scheme
                + "://cbr.example.com/v3/5796a670482c590e0d9782bfcdc83011/backups/"
                + "7e550720-bcda-42d9-8a00-4fb6f865c093",
            101,
            "{}");

    CommandLineRun run = check(socket, OURS);

    assertThat(run.out()).startsWith("CONFORMANT  1 of 1 exchange checked");
    assertThat(run.out()).contains("1 exchange skipped: protocol: a WebSocket");
    assertThat(run.status()).isZero();
  }

  /** Nobody asked for it, so it does not matter whether it can be read. */
  @ParameterizedTest
  @MethodSource("unreadable")
  void maySendWhatCannotBeRead(String content) throws IOException {
    String image = answer("https://www.example.com/logo.png", content);

    CommandLineRun run = check(image, OURS);

    assertThat(run.out()).startsWith("CONFORMANT  1 of 1 exchange checked");
    assertThat(run.out()).contains("1 exchange skipped: path");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @MethodSource("undecodable")
  void anAnswerOfOursThatCannotBeDecodedIsOneThatIsNotChecked(String content) throws IOException {
    String broken =
        answer(
            "https://cbr.example.com/v3/5796a670482c590e0d9782bfcdc83011/backups/"
                + "7e550720-bcda-42d9-8a00-4fb6f865c093",
            content);

    CommandLineRun run = check(broken, OURS);

    assertThat(run.out()).startsWith("NOT CHECKED  1 of 2").doesNotContain("null");
    assertThat(run.status()).isEqualTo(3);
  }

  static Stream<String> undecodable() {
    return Stream.of(
        // The first bytes of something gzipped.
        "\"encoding\": \"base64\", \"text\": \"H4sIAAAAAAAA/w==\"",
        "\"encoding\": \"base64\", \"text\": \"H4sI\"",
        "\"encoding\": \"base64\", \"text\": \"a\"");
  }

  static Stream<String> unreadable() {
    return Stream.concat(undecodable(), Stream.of("\"text\": \"" + "a".repeat(23 << 20) + "\""));
  }

  private static String answer(String url, String content) {
    return """
        {"request": {"method": "GET", "url": "%s", "headers": []},
         "response": {"status": 200, "content": {"mimeType": "image/png", %s}}}
        """
        .formatted(url, content);
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

  /** Each is exported by half, and nothing of that is a fault of the service. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"request\": REQUEST}",
        "{\"request\": REQUEST, \"response\": null}",
        "{\"request\": REQUEST, \"response\": {\"transformers\": \"response-template\"}}",
        "{\"request\": REQUEST, \"response\": {\"status\": 404, \"headers\": null, \"body\": BODY}}",
        "{\"request\": REQUEST, \"response\": {\"status\": 404, \"headers\": {}, \"body\": BODY}}",
        "{\"request\": REQUEST, \"response\": {\"status\": 404, \"body\": BODY}}",
        "[{\"name\": \"left-pad\"}]",
        "[]",
        "1",
        "null",
        "\"BackupService.6200\""
      })
  void thatSaysTooLittleIsNotChecked(String document) throws IOException {
    boolean redocly = document.contains("BODY");
    Path file =
        Files.writeString(
            folder.resolve(redocly ? "traffic.ndjson" : "document.json"),
            document
                    .replace(
                        "REQUEST",
                        "{\"method\": \"GET\", \"url\": \""
                            + (redocly ? "https://cbr.example.com" : "")
                            + "/v3/5796a670482c590e0d9782bfcdc83011/backups/7e550720-bcda-42d9-8a00-4fb6f865c093\"}")
                    .replace("BODY", "{\"error_code\": \"B.1\", \"error_msg\": \"None.\"}")
                + "\n");

    CommandLineRun run = CommandLineRun.of("check", "--recordings", file);

    assertThat(run.out()).startsWith("NOT CHECKED  0 of 1 exchange");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void aNotModifiedOneIsNotCalledForeign() throws IOException {
    CommandLineRun run = check(OURS.replace("404", "304"));

    assertThat(run.err()).contains("was skipped, for the reasons in the report");
    assertThat(run.status()).isEqualTo(3);
  }
}
