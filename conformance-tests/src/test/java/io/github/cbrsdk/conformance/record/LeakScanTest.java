package io.github.cbrsdk.conformance.record;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.report.Redaction;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScanTest {
  private final Redaction secrets = new Redaction();
  private final LeakScan scan =
      new LeakScan(secrets, Set.of("robin.hood", "web"), text -> text.startsWith("ours"));

  LeakScanTest() {
    secrets.add("hunter2-\"password\"");
  }

  private static String mapping(byte[] body) {
    return "{\"response\": {\"base64Body\": \"%s\"}, \"metadata\": {\"endpoint\": \"x\"}}"
        .formatted(Base64.getEncoder().encodeToString(body));
  }

  private static String body(String text, Charset encoding) {
    return mapping(text.getBytes(encoding));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"xhunter2-\\\"password\\\"x\"}",
        "{\"a\": \"\\u0068unter2-\\u0022password\\u0022\"}",
        "{\"a\": \"HUNTER2-\\\"password\\\"\"}",
        "{\"hunter2-\\\"password\\\"\": 1}",
        "{\"metadata\": {\"endpoint\": \"hunter2-\\\"password\\\"\"}}"
      })
  void findsASecretInEveryFormWithoutQuotingIt(String text) {
    assertThat(scan.find(text))
        .hasValueSatisfying(leak -> assertThat(leak).doesNotContain("hunter2"));
  }

  @Test
  void findsASecretInABodyThatIsNotReadable() {
    String secret = "{\"a\": \"\\u0068unter2-\\\"password\\\"\"}";

    assertThat(scan.find(body("\ufeff" + secret, UTF_8))).isPresent();
    assertThat(scan.find(body(secret, UTF_16LE))).isPresent();
    assertThat(scan.find(body("{\"a\": \"nothing\"}", UTF_16LE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "SDK-HMAC-SHA256 Access=A, Signature=0123456789abcdef0123456789abcdef",
        "gAAAAABjmJx0aaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void findsWhatLooksLikeASecret(String text) {
    assertThat(scan.find("{\"a\": \"" + text + "\"}")).isPresent();
  }

  @Test
  void findsALongTokenUnlessItIsOneOfOurs() {
    assertThat(scan.find("[\"MIIF" + "aB3/".repeat(200) + "\"]")).isPresent();
    assertThat(scan.find("[\"ours" + "aB3/".repeat(200) + "\"]")).isEmpty();
    assertThat(scan.find(mapping(new byte[300]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"of robin.hood, today\"}",
        "{\"a\": \"Robin.Hood\"}",
        "{\"robin.hood\": 1}",
        "{\"response\": {\"metadata\": \"robin.hood\"}}"
      })
  void findsANameAsAWholeWord(String text) {
    assertThat(scan.find(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"robin.hoods\"}",
        "{\"a\": \"robin hood\"}",
        "{\"metadata\": {\"endpoint\": \"https://robin.hood/\"}}",
        "{\"id\": \"6df2b54c-dd62-4059-a07c-1b8f24f2725d\", \"web\": \"web\"}"
      })
  void passesOrdinaryText(String text) {
    assertThat(scan.find(text)).isEmpty();
  }
}
