package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {
  private final Redaction redaction = new Redaction();

  @TempDir Path folder;

  private String write(String... parts) throws IOException {
    try (Writer writer = ReportFolder.at(folder, redaction).open("report.txt")) {
      for (String part : parts) {
        writer.write(part);
        writer.flush();
      }
    }
    return Files.readString(folder.resolve("report.txt"));
  }

  @Test
  void masksThePartsOfASignatureToo() throws IOException {
    redaction.addFrom(
        new Exchange(
            "a",
            null,
            new Request(
                "GET",
                "/",
                Headers.of(
                    "Authorization", "SDK-HMAC-SHA256 Access=KEY12345, Signature=abcdef0123")),
            new Response(200, Headers.none(), null)));

    assertThat(write("KEY12345 and abcdef0123")).isEqualTo("[redacted] and [redacted]");
  }

  @Test
  void masksASecretWhereverItStands() throws IOException {
    redaction.add("hunter2!");

    assertThat(write("xhunter2!x\nhunter2!\n", "none")).isEqualTo("x[redacted]x\n[redacted]\nnone");
  }

  @Test
  void masksASecretThatLostItsCase() throws IOException {
    redaction.add("Hunter2!");

    assertThat(write("hunter2!/html, HUNTER2!")).isEqualTo("[redacted]/html, [redacted]");
  }

  @Test
  void masksASecretThatIsWrittenInPieces() throws IOException {
    redaction.add("hunter2!");

    assertThat(write("a hun", "ter", "2! b")).isEqualTo("a [redacted] b");
  }

  @Test
  void masksASecretThatJsonEscapes() throws IOException {
    redaction.add("pass\"word\\1");

    assertThat(write("{\"a\": \"pass\\\"word\\\\1\"}")).isEqualTo("{\"a\": \"[redacted]\"}");
  }

  @Test
  void masksTheLongerOfTwoSecrets() throws IOException {
    redaction.add("secret");
    redaction.add("secret-and-more");

    assertThat(write("secret-and-more")).isEqualTo("[redacted]");
  }

  @Test
  void learnsTheCredentialsOfAnExchange() throws IOException {
    Headers request =
        Headers.of(
            List.of(
                new Header("x-auth-token", "token-1"),
                new Header("Authorization", "Signature=12"),
                new Header("Accept", "application/json")));
    Headers response = Headers.of("Set-Cookie", "session=1");

    redaction.addFrom(
        new Exchange(
            "a", null, new Request("GET", "/", request), new Response(200, response, null)));

    assertThat(write("token-1 Signature=12 session=1 application/json"))
        .isEqualTo("[redacted] [redacted] [redacted] application/json");
  }

  @Test
  void leavesShortValuesAlone() throws IOException {
    redaction.add("a");
    redaction.add("");

    assertThat(write("a cat")).isEqualTo("a cat");
  }

  @Test
  void doesNotTellItsSecrets() {
    redaction.add("hunter2!");

    assertThat(redaction).asString().doesNotContain("hunter2");
  }
}
