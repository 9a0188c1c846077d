package io.github.cbrsdk.conformance.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is not a recording is an error that names its format; in a folder it is skipped. */
class ForeignFormatTest {
  @TempDir Path folder;

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of("# notes\n\nhello\n", "neither JSON nor a known format"),
        Arguments.of("", "an empty file"),
        Arguments.of(" \n", "an empty file"),
        Arguments.of("<!DOCTYPE html><html></html>", "a web page or XML"),
        Arguments.of("GIF89a\u0001", "neither JSON nor a known format"),
        Arguments.of(
            "{\"info\": {\"_postman_id\": \"x\", \"name\": \"x\"}, \"item\": [{\"request\": {}}]}",
            "a Postman collection"),
        Arguments.of(
            "{\"name\": \"x\", \"totalPass\": 1, \"results\": [{\"url\": \"https://h/\"}]}",
            "a run of a Postman collection, exported without bodies"),
        Arguments.of("{\"interactions\": [{}]}", "a cassette of an unknown version"),
        Arguments.of("interactions:\n- request: {}\n", "YAML, and no cassette"),
        Arguments.of(
            "{\"consumer\": {\"name\": \"a\"}, \"provider\": {\"name\": \"b\"}, \"interactions\":"
                + " [{\"request\": {}, \"response\": {}}]}",
            "a pact"),
        Arguments.of(
            "[{\"scope\": \"https://h:443\", \"method\": \"GET\", \"path\": \"/v3/p/backups/b\","
                + " \"body\": \"\", \"status\": 200, \"response\": {\"backup\": {}}}]",
            "a recording of nock"),
        Arguments.of(
            "{\"requests\": [{\"id\": \"x\", \"request\": {\"url\": \"/t\", \"method\": \"GET\"},"
                + " \"response\": {\"status\": 200}, \"wasMatched\": true}, {}], \"meta\": {}}",
            "a request journal of WireMock"),
        Arguments.of(
            "[{\"httpRequest\": {\"path\": \"/\"}, \"httpResponse\": {\"statusCode\": 200}}]",
            "a list of MockServer expectations"),
        Arguments.of("{\"imposters\": [{\"stubs\": []}]}", "a file of mountebank"),
        Arguments.of(
            "{\"protocol\": \"http\", \"port\": 1, \"stubs\": [{}]}", "an imposter of mountebank"),
        Arguments.of(
            "{\"openapi\": \"3.1.0\", \"info\": {}, \"paths\": {}}", "an OpenAPI description"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isNamed(String content, String format) throws IOException {
    Path file = Files.writeString(folder.resolve("file.txt"), content);

    assertThatThrownBy(() -> SampleTraffic.check(file))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("file.txt cannot be read: not a recording: it is " + format);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isSkippedInAFolder(String content, String format) throws IOException {
    Files.writeString(folder.resolve("a.json"), SampleTraffic.STUB.toString());
    Files.writeString(folder.resolve("b.json"), content);

    assertThat(SampleTraffic.told(SampleTraffic.check(folder)))
        .isEqualTo("conformant 1/1 {} {not a recording: %s=1}".formatted(format));
  }

  @Test
  void zipArchivesAreNamed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("notes.txt"));
      zip.write(SampleTraffic.har(SampleTraffic.entry()).getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.resolve("session.har"), bytes.toByteArray());

    assertThatThrownBy(() -> SampleTraffic.check(file))
        .hasMessageContaining(
            "not a recording: it is a zip archive without a HAR or a trace of Playwright");
  }
}
