package io.github.cbrsdk.conformance.traffic;

import static io.github.cbrsdk.conformance.traffic.SampleTraffic.BODY;
import static io.github.cbrsdk.conformance.traffic.SampleTraffic.PATH;
import static io.github.cbrsdk.conformance.traffic.SampleTraffic.STUB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of each kind of recording that people have. */
class RecordedTrafficTest {
  private static final String CONFORMANT = "conformant 1/1 {} {}";

  @TempDir Path folder;

  private String check(String name, String content) throws IOException {
    return check(name, content.getBytes(UTF_8));
  }

  private String check(String name, byte[] content) throws IOException {
    return SampleTraffic.told(SampleTraffic.check(Files.write(folder.resolve(name), content)));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflate(byte[] content, boolean raw) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, raw))) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** Brotli that is not compressed: a window, one meta-block as it is, and the last, empty one. */
  private static byte[] brotli(byte[] content) {
    byte[] bytes = new byte[content.length + 4];
    int header = (content.length - 1) << 4 | 1 << 20;
    bytes[0] = (byte) header;
    bytes[1] = (byte) (header >> 8);
    bytes[2] = (byte) (header >> 16);
    System.arraycopy(content, 0, bytes, 3, content.length);
    bytes[content.length + 3] = 3;
    return bytes;
  }

  private static String encoded(String encoding, byte[] body) {
    ObjectNode entry = SampleTraffic.entry();
    ((com.fasterxml.jackson.databind.node.ArrayNode) entry.at("/response/headers"))
        .addObject()
        .put("name", "content-encoding")
        .put("value", encoding);
    SampleTraffic.at(entry, "/response/content")
        .put("text", Base64.getEncoder().encodeToString(body))
        .put("encoding", "base64");
    return SampleTraffic.har(entry);
  }

  @Test
  void contentEncodingsAreDecoded() throws IOException {
    byte[] body = BODY.getBytes(UTF_8);

    assertThat(check("a.har", encoded("gzip", gzip(body)))).isEqualTo(CONFORMANT);
    assertThat(check("a.har", encoded("x-gzip", gzip(body)))).isEqualTo(CONFORMANT);
    assertThat(check("a.har", encoded("deflate", deflate(body, false)))).isEqualTo(CONFORMANT);
    assertThat(check("a.har", encoded("deflate", deflate(body, true)))).isEqualTo(CONFORMANT);
    assertThat(check("a.har", encoded("br", brotli(body)))).isEqualTo(CONFORMANT);
    assertThat(check("a.har", encoded("gzip, br", brotli(gzip(body))))).isEqualTo(CONFORMANT);
    assertThat(check("a.har", encoded("br", body))).as("decoded").isEqualTo(CONFORMANT);
    assertThat(check("a.har", encoded("identity", body))).isEqualTo(CONFORMANT);
  }

  @Test
  void whatCannotBeDecodedIsNotChecked() throws IOException {
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x04, 0x00, 0x01};

    assertThat(check("a.har", encoded("zstd", zstd)))
        .isEqualTo("not-checked 0/1 {the body is zstd-encoded=1} {}");
    assertThat(check("a.har", encoded("identity", zstd))).contains("the body is zstd-encoded");
    assertThat(check("a.har", encoded("my-own", zstd)))
        .contains("the body is in a content encoding that is not known");
    for (String encoding : new String[] {"br", "gzip", "deflate"}) {
      assertThat(check("a.har", encoded(encoding, new byte[] {1, 2, 3, (byte) 0xff})))
          .contains("the body is " + encoding + "-encoded and cannot be decoded");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "size": 2000, "text": ""                      | the body was not exported
          "size": 2000, "text": null                    | the body was not exported
          "size": 2000                                  | the body was not exported
          "text": ""                                    | the body was not exported
          "size": -1, "text": ""                        | the body was not exported
          "size": 0, "text": 7                          | the body was not exported
          "encoding": "base64", "text": "{\\"backup\\": 1}" | labelled base64 and is not
          "encoding": "base85", "text": "abc"           | an encoding that is not known
          """)
  void whatWasNotExportedIsNotChecked(String content, String reason) throws IOException {
    ObjectNode entry = SampleTraffic.entry();
    SampleTraffic.at(entry, "/response").remove("bodySize");
    SampleTraffic.at(entry, "/response").remove("content");
    String har = SampleTraffic.har(entry);

    assertThat(
            check(
                "a.har",
                har.replace("\"response\":{", "\"response\":{\"content\": {" + content + "},")))
        .startsWith("not-checked 0/1")
        .contains(reason);
  }

  @Test
  void documentsThatFollowOneAnotherAreAllRead() throws IOException {
    String har = SampleTraffic.har(SampleTraffic.entry());
    String entry = SampleTraffic.entry().toString();
    String stub = STUB.toString();
    String pretty = STUB.toPrettyString();
    String list = "{\"mappings\": [%s]}".formatted(stub);

    for (String document : new String[] {har, entry, stub, pretty, list}) {
      for (String between : new String[] {"\n", " ", "", "\n\n\r\n"}) {
        assertThat(check("a.json", document + between + document + between))
            .as(document.substring(0, 20) + between)
            .isEqualTo("conformant 2/2 {} {}");
      }
    }
    assertThat(check("a.json", "[%s, %s]".formatted(entry, entry)))
        .isEqualTo("conformant 2/2 {} {}");
    assertThat(check("a.ndjson", stub + "\n" + entry + "\n" + list + "\n" + har + "\n" + BODY))
        .isEqualTo("conformant 5/5 {} {}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text", "]", "}", ",", "{", "[1", "\"", "nul", "{\"log\": 5}", "{}", "[]", "17"})
  void anythingElseBehindAHarIsAnErrorWithItsPlace(String behind) throws IOException {
    String har = SampleTraffic.har(SampleTraffic.entry());

    assertThatThrownBy(() -> check("a.har", har + "\n" + behind))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("line 2, column ");
    assertThatThrownBy(() -> check("a.har.gz", gzip((har + "\n" + behind).getBytes(UTF_8))))
        .hasMessageContaining("line 2, column ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "]", "{", "\"", "{\"a\": tru"})
  void textBehindAMappingIsAnErrorAndInAFileOfLinesOneExchange(String behind) throws IOException {
    assertThatThrownBy(() -> check("a.json", STUB.toPrettyString() + "\n" + behind))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("at line ");
    String broken = "{the line is not JSON, or breaks off=1} {}";
    assertThat(check("b.ndjson", STUB + "\n" + behind + "\n" + STUB))
        .isEqualTo("not-checked 2/3 " + broken);
    assertThat(check("c.ndjson", behind + "\n" + STUB)).isEqualTo("not-checked 1/2 " + broken);
  }

  @Test
  void aGzippedFileIsReadToItsEnd() throws IOException {
    byte[] har = gzip(SampleTraffic.har(SampleTraffic.entry()).getBytes(UTF_8));
    byte[] corrupt = har.clone();
    corrupt[corrupt.length - 6] ^= 1;
    ByteArrayOutputStream followed = new ByteArrayOutputStream();
    followed.write(har);
    followed.write("{\"log\": {\"entries\": [{}]}}".getBytes(UTF_8));

    assertThat(check("a.har.gz", har)).isEqualTo(CONFORMANT);
    assertThatThrownBy(() -> check("a.har.gz", corrupt)).isInstanceOf(SourceException.class);
    assertThatThrownBy(() -> check("a.har.gz", followed.toByteArray()))
        .hasMessageContaining("other data follows its gzipped content");
  }

  private String stub(UnaryOperator<String> change) throws IOException {
    return check("stub.json", change.apply(STUB.toString()));
  }

  private String stubAt(String matcher) throws IOException {
    return check(
        "stub.json",
        "{\"request\": {%s}, \"response\": %s}".formatted(matcher, STUB.get("response")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"method\": \"GET\", \"url\": \"PATH\"",
        "\"method\": \"ANY\", \"urlPath\": \"PATH\"",
        "\"urlPath\": \"PATH\"",
        "\"method\": \"GET_OR_HEAD\", \"urlPath\": \"/proxy/PATH\"",
        "\"urlPattern\": \"/v3/[^/]+/backups/[^/?]+\"",
        "\"urlPathPattern\": \"/v3/.*/backups/.*\"",
        "\"urlPathPattern\": \"/v3/[0-9a-f]{32}/backups/[0-9a-f\\\\-]{36}\"",
        "\"urlPathPattern\": \"/proxy/v3/[^/]+/backups/[^/]+\"",
        "\"urlPathPattern\": \"PATH\"",
        "\"urlPathTemplate\": \"/v3/{a}/backups/{b}\""
      })
  void stubsForAnOperationAreChecked(String matcher) throws IOException {
    assertThat(stubAt(matcher.replace("PATH", PATH))).isEqualTo(CONFORMANT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "method": "POST", "urlPathPattern": "/v1/other/.*"       | path: not
          "method": "GET", "urlPattern": "/soap/.*"                | path: not
          "url": "/"                                               | path: not
          "urlPathTemplate": "/v3/{a}/not-declared/{b}"            | path: not
          "method": "DELETE", "urlPathPattern": "/v3/.*/backups/.*" | method: the contract has
          "method": "ANY", "urlPattern": ".*"                      | path: a stub for any
          "method": "GET"                                          | path: a stub for any
          """)
  void stubsForSomethingElseAreSkipped(String matcher, String reason) throws IOException {
    assertThat(stubAt(matcher)).startsWith("not-checked 0/0 {} {" + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "transformers": ["response-template"] | the body is a template
          "fault": "EMPTY_RESPONSE"             | the stub breaks the connection
          "proxyBaseUrl": "https://h"           | the stub asks another server
          "body": "two"                         | the stub has several bodies
          """)
  void stubsWithoutAResponseOfTheirOwnAreNotChecked(String member, String reason)
      throws IOException {
    assertThat(stub(text -> text.replace("\"response\":{", "\"response\":{" + member + ",")))
        .startsWith("not-checked 0/1 {" + reason);
  }

  @Test
  void aStubWithoutARequestIsNotChecked() throws IOException {
    assertThat(check("a.json", "{\"response\": %s}".formatted(STUB.get("response"))))
        .startsWith("not-checked 0/1 {the request is not known");
  }

  @Test
  void base64BodiesOfStubsAreInflated() throws IOException {
    String body = Base64.getEncoder().encodeToString(gzip(BODY.getBytes(UTF_8)));

    assertThat(
            check(
                "a.json",
                """
                {"request": {"url": "%s"}, "response": {"headers": {"Content-Type":
                "application/json", "Content-Encoding": "gzip"}, "base64Body": "%s"}}
                """
                    .formatted(PATH, body)))
        .isEqualTo(CONFORMANT);
  }

  @Test
  void theLinesOfRedoclyAreRead() throws IOException {
    String line =
        """
        {"request": {"method": "GET", "url": "https://h%s", "headers": {}}, "response": {"status": 200, \
        "headers": {"content-type": "application/json"}, "body": %s}}
        """
            .formatted(PATH, BODY);

    assertThat(check("a.ndjson", line + line)).isEqualTo("conformant 2/2 {} {}");
    assertThat(
            check(
                "a.ndjson",
                line + line.replaceFirst("\"resource_size\":[0-9]+", "\"resource_size\":4.0")))
        .startsWith("drifted 2/2");
    assertThat(check("a.ndjson", line.replace("\"status\": 200", "\"status\": null")))
        .contains("the status of the response was not exported");
  }

  @Test
  void caseSaysNothingInTheUuidsOfAUrl() throws IOException {
    int id = PATH.lastIndexOf('/');
    String upper = PATH.substring(0, id) + PATH.substring(id).toUpperCase(Locale.ROOT);
    String other = PATH.substring(0, id + 1) + "00000000-0000-4000-8000-000000000000";

    assertThat(check("a.har", SampleTraffic.har(SampleTraffic.entryAt("https://h" + upper))))
        .isEqualTo(CONFORMANT);
    assertThat(check("a.har", SampleTraffic.har(SampleTraffic.entryAt("https://h" + other))))
        .startsWith("drifted");
  }

  @Test
  void notModifiedIsNothingToCheck() throws IOException {
    ObjectNode cached =
        SampleTraffic.entry(entry -> SampleTraffic.at(entry, "/response").put("status", 304));

    assertThat(check("a.har", SampleTraffic.har(SampleTraffic.entry(), cached)))
        .startsWith("conformant 1/1 {} {status 304: not modified");
  }

  @Test
  void aStreamIsReadAsOftenAsNeeded() {
    byte[] har = SampleTraffic.har(SampleTraffic.entry()).getBytes(UTF_8);
    Recordings recordings = Recordings.of(new ByteArrayInputStream(har), "standard-input");

    for (int i = 0; i < 2; i++) {
      assertThat(count(recordings)).isEqualTo(1);
    }
  }

  private static int count(Recordings recordings) {
    int[] count = new int[1];
    recordings.forEach(exchange -> count[0]++);
    return count[0];
  }
}
