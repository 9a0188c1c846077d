package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private final Redaction redaction = new Redaction();

  @Test
  void masksThePartsOfASignatureToo() {
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

    assertThat(redaction.apply("KEY12345 and abcdef0123")).isEqualTo("[redacted] and [redacted]");
  }

  @Test
  void masksASecretWhereverItStands() {
    redaction.add("hunter2!");

    assertThat(redaction.apply("xhunter2!x\nhunter2!\n")).isEqualTo("x[redacted]x\n[redacted]\n");
  }

  @Test
  void masksASecretThatLostItsCase() {
    redaction.add("Hunter2!");

    assertThat(redaction.apply("hunter2!/html, HUNTER2!")).isEqualTo("[redacted]/html, [redacted]");
  }

  @Test
  void masksASecretThatJsonEscapes() {
    redaction.add("pass\"word\\1");

    assertThat(redaction.apply("{\"a\": \"pass\\\"word\\\\1\"}"))
        .isEqualTo("{\"a\": \"[redacted]\"}");
  }

  @Test
  void masksTheLongerOfTwoSecrets() {
    redaction.add("secret");
    redaction.add("secret-and-more");

    assertThat(redaction.apply("secret-and-more")).isEqualTo("[redacted]");
  }

  @Test
  void learnsTheCredentialsOfAnExchange() {
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

    assertThat(redaction.apply("token-1 Signature=12 session=1 application/json"))
        .isEqualTo("[redacted] [redacted] [redacted] application/json");
  }

  @Test
  void leavesShortValuesAlone() {
    redaction.add("a");
    redaction.add("");

    assertThat(redaction.apply("a cat")).isEqualTo("a cat");
  }

  @Test
  void doesNotTellItsSecrets() {
    redaction.add("hunter2!");

    assertThat(redaction).asString().doesNotContain("hunter2");
  }
}
