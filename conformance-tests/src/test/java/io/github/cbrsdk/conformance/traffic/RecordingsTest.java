package io.github.cbrsdk.conformance.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingsTest {
  private static final String ENTRY =
      """
      {"startedDateTime": "2026-01-02T03:04:05.678+01:00", "time": 12,
       "request": {"method": "get", "url": "https://host/v1/things/7", "httpVersion": "h2",
                   "headers": [{"name": ":path", "value": "/v1/things/7"}, {"name": "A", "value": "1"}]},
       "response": {"status": 200, "headers": [{"name": "Content-Type", "value": "application/json"}],
                    "content": {"size": 9, "mimeType": "x", %s}}}
      """;

  @TempDir Path folder;

  private Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static List<Exchange> read(Path path) {
    List<Exchange> exchanges = new ArrayList<>();
    Recordings.at(path).forEach(exchanges::add);
    return exchanges;
  }

  private static Exchange readOne(Path path) {
    List<Exchange> exchanges = read(path);
    assertThat(exchanges).hasSize(1);
    return exchanges.get(0);
  }

  private static String bodyOf(Exchange exchange) {
    return bodyOf(exchange.response());
  }

  private static String bodyOf(Response response) {
    assertThat(response.body()).isNotNull();
    return new String(response.body(), UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "size": 9, "mimeType": "x", "comment": "" | false
          "size": -1                                | false
          "mimeType": "x"                           | false
          "size": 0                                 | false
          "size": 0, "text": ""                     | true
          """)
  void bodyIsEmptyOnlyWhereTheRecordingProvesIt(String content, boolean empty) throws IOException {
    String entry = ENTRY.replace("\"size\": 9, \"mimeType\": \"x\", %s", content);

    Exchange exchange = readOne(write("a.har", har(entry)));

    assertThat(exchange.omission() == null).isEqualTo(empty);
    assertThat(exchange.response().body()).isNull();
  }

  private static String har(String... entries) {
    return "{\"log\": {\"version\": \"1.2\", \"pages\": [], \"entries\": [%s]}}"
        .formatted(String.join(",", entries));
  }

  private static String stub(String response) {
    return "{\"request\": {\"url\": \"/v1/things/7\"}, \"response\": {%s}}".formatted(response);
  }

  private static String reason(Exchange exchange) {
    assertThat(exchange.omission()).isNotNull();
    return exchange.omission().reason();
  }

  private static String entryWithContent(String content) {
    return ENTRY.formatted(content);
  }

  @Test
  void readsEverythingThatAHarEntryTells() throws IOException {
    Path har = write("traffic.har", har(entryWithContent("\"text\": \"{\\\"a\\\":1.0}\"")));

    Exchange exchange = readOne(har);

    assertThat(exchange.source()).isEqualTo("traffic.har#0");
    assertThat(exchange.recordedAt()).isEqualTo(Instant.parse("2026-01-02T02:04:05.678Z"));
    assertThat(exchange.request()).isNotNull();
    assertThat(exchange.request().method()).isEqualTo("GET");
    assertThat(exchange.request().url()).isEqualTo("https://host/v1/things/7");
    assertThat(exchange.request().headers().first("a")).isEqualTo("1");
    assertThat(exchange.request().headers().first(":path")).isNull();
    assertThat(exchange.response().status()).isEqualTo(200);
    assertThat(exchange.response().headers().first("content-type")).isEqualTo("application/json");
    assertThat(bodyOf(exchange)).isEqualTo("{\"a\":1.0}");
  }

  @Test
  void tellsTheFormatByContentAndNotByName() throws IOException {
    Path har = write("a.txt", har(entryWithContent("\"text\": \"1\"")));
    Path entries = write("b", entryWithContent("\"text\": \"2\"").replace('\n', ' ') + "\n");
    Path stub = write("c.har", stub("\"status\": 202, \"body\": \"3\""));
    Path body = write("d.ndjson", "{\"request\": 4}");

    assertThat(bodyOf(readOne(har))).isEqualTo("1");
    assertThat(bodyOf(readOne(entries))).isEqualTo("2");
    assertThat(bodyOf(readOne(stub))).isEqualTo("3");
    assertThat(bodyOf(readOne(body))).isEqualTo("{\"request\": 4}");
  }

  @Test
  void inflatesAGzippedFile() throws IOException {
    byte[] har = har(entryWithContent("\"text\": \"1\"")).getBytes(UTF_8);

    assertThat(bodyOf(readOne(write("traffic.har.gz", gzip(har))))).isEqualTo("1");
  }

  @Test
  void decodesBase64Content() throws IOException {
    String text = Base64.getEncoder().encodeToString("{\"é\":1}".getBytes(UTF_8));
    Path har =
        write(
            "a.har", har(entryWithContent("\"encoding\": \"base64\", \"text\": \"" + text + '"')));

    assertThat(bodyOf(readOne(har))).isEqualTo("{\"é\":1}");
  }

  @Test
  void inflatesContentThatWasKeptGzipped() throws IOException {
    String text = Base64.getEncoder().encodeToString(gzip("{\"a\":1}".getBytes(UTF_8)));
    Path har =
        write(
            "a.har", har(entryWithContent("\"text\": \"" + text + "\", \"encoding\": \"base64\"")));

    assertThat(bodyOf(readOne(har))).isEqualTo("{\"a\":1}");
  }

  @Test
  void keepsEveryCharacterOfContent() throws IOException {
    Path har =
        write(
            "a.har",
            har(entryWithContent("\"text\": \"\\\"é€\uD83D\uDE00\\u00e9\\ud83d\\ude00\\\"\"")));

    assertThat(bodyOf(readOne(har))).isEqualTo("\"é€😀é😀\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 199, 500, 4_000, 9_000, 100_000})
  void keepsContentOfAnyLengthWhereverItsFirstSpecialCharacterStands(int length)
      throws IOException {
    String plain = "\"" + "0123456789".repeat(length / 10 + 1).substring(0, length) + "\"";
    for (String special : List.of("", "é", "€", "😀", "\u007f", "\u0080")) {
      for (int at : new int[] {1, length / 2 + 1, length + 1}) {
        String body = plain.substring(0, at) + special + plain.substring(at);
        String escaped = body.replace("\"", "\\\"");
        Path har = write("a.har", har(entryWithContent("\"text\": \"" + escaped + "\"")));

        assertThat(bodyOf(readOne(har))).isEqualTo(body);
      }
    }
  }

  @Test
  void aLoneSurrogateBecomesBytesThatAreNotUtf8() throws IOException {
    Path har = write("a.har", har(entryWithContent("\"text\": \"\\ud83d!\"")));

    assertThat(readOne(har).response().body())
        .containsExactly((byte) 0xed, (byte) 0xa0, (byte) 0xbd, (byte) '!');
  }

  @Test
  void linesOfBodiesAreOneExchangeEach() throws IOException {
    Path file = write("day.jsonl", "{\"a\": 1}\r\n\n[2]\n{\"a\": 3}");

    assertThat(read(file))
        .extracting(Exchange::source)
        .containsExactly("day.jsonl#0", "day.jsonl#1", "day.jsonl#2");
    assertThat(read(file))
        .extracting(exchange -> new String(exchange.response().body(), UTF_8).strip())
        .containsExactly("{\"a\": 1}", "[2]", "{\"a\": 3}");
    assertThat(read(write("one.json", "{\"a\": 1}\n{\"a\": 2}"))).hasSize(1);
  }

  @Test
  void readsEntriesOneALineAndCountsThem() throws IOException {
    String line = entryWithContent("\"text\": \"1\"").replace('\n', ' ');

    assertThat(read(write("day.ndjson", line + "\n\n" + line + "\r\n" + line)))
        .extracting(Exchange::source)
        .containsExactly("day.ndjson#0", "day.ndjson#1", "day.ndjson#2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"request\": null, \"response\": null}",
        "{\"request\": {}, \"response\": {}}",
        "{\"response\": {\"status\": 0, \"content\": {\"text\": \"x\"}}}",
        "{\"response\": {\"status\": 200, \"content\": {\"size\": 7}}}",
        "17"
      })
  void anEntryWithoutItsResponseHasNeitherStatusNorBody(String entry) throws IOException {
    Response response = readOne(write("a.har", har(entry))).response();

    assertThat(response.status()).isNull();
    assertThat(response.body()).isNull();
  }

  @Test
  void anEmptyResponseIsNotAMissingOne() throws IOException {
    Path har =
        write(
            "a.har",
            har(
                "{\"request\": {\"method\": \"GET\", \"url\": \"/a\"}, \"response\": {\"status\":"
                    + " 204, \"content\": {\"size\": 0}}}"));

    Response response = readOne(har).response();

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.body()).isNull();
  }

  @Test
  void takesTheMediaTypeFromTheContentWhenNoHeaderWasExported() throws IOException {
    Path har =
        write(
            "a.har",
            har(
                "{\"request\": {\"method\": \"GET\", \"url\": \"/a\"}, \"response\": {\"status\":"
                    + " 200, \"content\": {\"mimeType\": \"a/b\", \"text\": \"1\"}}}"));

    assertThat(readOne(har).response().headers().first("Content-Type")).isEqualTo("a/b");
  }

  @Test
  void aHeaderThatIsMissingAmongOthersIsMissing() throws IOException {
    String entry =
        "{\"request\": {\"method\": \"GET\", \"url\": \"/a\"}, \"response\": {\"status\": 200,"
            + " \"headers\": [{\"name\": \"Date\", \"value\": \"x\"}],"
            + " \"content\": {\"mimeType\": \"a/b\", \"text\": \"1\"}}}";

    assertThat(readOne(write("a.har", har(entry))).response().headers().first("Content-Type"))
        .isNull();
  }

  @Test
  void readsAStubAsTheExchangeThatItPlays() throws IOException {
    Path stub =
        write(
            "stub.json",
            """
            {"request": {"method": "GET", "urlPath": "/v1/things/7",
                         "headers": {"Token": {"equalTo": "t"}, "Other": {"matches": ".+"}, "No": {"absent": true}}},
             "response": {"status": 404, "headers": {"Content-Type": "application/json", "X": ["1", "2"]},
                          "jsonBody": {"a": 1.0, "a": 4e1}},
             "metadata": {"recorded_at": "2026-01-02T03:04:05Z"}}
            """);

    Exchange exchange = readOne(stub);

    assertThat(exchange.source()).isEqualTo("stub.json");
    assertThat(exchange.recordedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(exchange.request()).isNotNull();
    assertThat(exchange.request()).hasToString("GET /v1/things/7");
    assertThat(exchange.request().headers().all())
        .extracting(Object::toString)
        .containsExactly("Token", "Other");
    assertThat(exchange.response().status()).isEqualTo(404);
    assertThat(exchange.response().headers().all())
        .extracting(Object::toString)
        .containsExactly("Content-Type", "X", "X");
    assertThat(bodyOf(exchange))
        .as("as written: duplicates and the form of numbers matter")
        .isEqualTo("{\"a\": 1.0, \"a\": 4e1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"body\": \"{\\\"a\\\": 1}\"",
        "\"base64Body\": \"eyJhIjogMX0=\"",
        "\"jsonBody\": {\"a\": 1}",
        "\"bodyFileName\": \"sub/one.json\""
      })
  void readsEachKindOfStubBody(String body) throws IOException {
    write("wiremock/__files/sub/one.json", "{\"a\": 1}");
    Path stub = write("wiremock/mappings/deep/stub.json", stub(body));

    assertThat(bodyOf(readOne(stub))).isEqualTo("{\"a\": 1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.50", "\"x\"", "true", "null", "[1, {}]"})
  void cutsOutAJsonBodyOfAnyType(String value) throws IOException {
    Path stub =
        write("stub.json", "\uFEFF" + stub("\"jsonBody\": %s , \"status\": 200".formatted(value)));

    assertThat(bodyOf(readOne(stub))).isEqualTo(value);
  }

  @Test
  void readsManyStubsInOneFile() throws IOException {
    Path stubs =
        write(
            "stubs.json",
            """
            {"mappings": [{"request": {"url": "/a"}, "response": {"body": "1"}},
                          {"request": {"url": "/a"}, "response": {"fault": "EMPTY_RESPONSE"}},
                          {"request": {"urlPattern": "/a.*"}, "response": {"body": "3"}},
                          {"response": {"body": "4"}}],
             "meta": {"total": 4}}
            """);

    List<Exchange> exchanges = read(stubs);

    assertThat(exchanges)
        .extracting(Exchange::source)
        .containsExactly("stubs.json#0", "stubs.json#1", "stubs.json#2", "stubs.json#3");
    assertThat(bodyOf(exchanges.get(0))).isEqualTo("1");
    assertThat(reason(exchanges.get(1))).isEqualTo("the stub breaks the connection");
    assertThat(reason(exchanges.get(2))).startsWith("the stub matches many URLs");
    assertThat(reason(exchanges.get(3))).startsWith("the request is not known");
  }

  @Test
  void aPlainBodyIsTakenAsItIs() throws IOException {
    byte[] content = "\uFEFF {\"a\": 1} trailing".getBytes(UTF_8);

    Exchange exchange = readOne(write("body.json", content));

    assertThat(exchange.request()).isNull();
    assertThat(exchange.response().status()).isNull();
    assertThat(exchange.response().body()).isEqualTo(content);
  }

  @Test
  void readsAFolderInTheOrderOfThePaths() throws IOException {
    write("b.json", "{}");
    write("a/z.json", "{}");
    write("a/b/c", " {}");
    write("page.json", "<html>");
    write("README.md", "Not a recording");
    write(".git/config.json", "{}");
    write("__files/body.json", "{}");

    List<Exchange> exchanges = read(folder);

    assertThat(exchanges)
        .extracting(Exchange::source)
        .containsExactly("README.md", "a/b/c", "a/z.json", "b.json", "page.json");
    assertThat(exchanges)
        .filteredOn(exchange -> exchange.omission() != null)
        .extracting(RecordingsTest::reason)
        .containsExactly(
            "not a recording: neither JSON nor a known format",
            "not a recording: a web page or XML");
  }

  @Test
  void saysWhichPathDoesNotExist() {
    assertThatThrownBy(() -> Recordings.at(folder.resolve("missing.har")))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("missing.har")
        .hasMessageContaining("Check the path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "<html>",
        "{\"log\": {}}",
        "{\"log\": {\"entries\": {}}}",
        "{\"log\": {\"entries\": [{\"request\": {",
        "{\"log\": {\"entries\": [{]}}",
        "{\"log\": {\"entries\": []}} and more",
        "{\"log\": {\"entries\": []}} {}",
        "{\"log\": {\"entries\": [], \"entries\": []}}",
        "{\"log\": {\"entries\": []}, \"log\": {\"entries\": []}}"
      })
  void saysThatAHarIsUnreadable(String content) throws IOException {
    Path har = write("broken.har", content);

    assertThatThrownBy(() -> read(har))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("broken.har cannot be read: ")
        .hasMessageEndingWith("Record or export it again.")
        .hasMessageNotContaining("\n");
  }

  @Test
  void deliversWhatComesBeforeTheBreak() throws IOException {
    Path har =
        write("broken.har", har(entryWithContent("\"text\": \"1\"")).replace("]}}", ",{\"req"));
    List<Exchange> delivered = new ArrayList<>();

    assertThatThrownBy(() -> Recordings.at(har).forEach(delivered::add))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("line ");
    assertThat(delivered).hasSize(1);
  }

  @Test
  void doesNotQuoteABrokenFile() throws IOException {
    Path har = write("broken.har", "{\"log\": {\"entries\": [hunter2]}}");

    assertThatThrownBy(() -> read(har)).hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../secret.json", "/etc/hostname", "missing.json"})
  void aBodyFileMustLieInItsFolder(String name) throws IOException {
    write("secret.json", "{}");
    write("wiremock/__files/one.json", "{}");
    Path stub =
        write("wiremock/mappings/stub.json", stub("\"bodyFileName\": \"%s\"".formatted(name)));

    assertThat(reason(readOne(stub))).contains("body file", "__files");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws IOException {
    Path file = folder.resolve("large.json");
    byte[] body = new byte[(16 << 20) + 1];
    body[0] = '[';
    Files.write(file, gzip(body));

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("larger than 16 MiB");
  }
}
