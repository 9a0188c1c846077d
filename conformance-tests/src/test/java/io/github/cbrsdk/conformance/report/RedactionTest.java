package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** To search it from each of its characters would take an hour. */
  @Test
  @Timeout(60)
  void readsACredentialOfAnyLengthOnce() {
    String token = "Aa0-".repeat(250_000);

    redaction.addFrom(
        new Exchange(
            "a",
            null,
            new Request("GET", "/", Headers.of("X-Auth-Token", token)),
            new Response(200, Headers.of("Set-Cookie", token), null)));

    assertThat(redaction.apply("a " + token)).isEqualTo("a [redacted]");
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
  void masksSecretsThatOverlapAsOne() {
    redaction.add("abcdefgh");
    redaction.add("efghijkl");

    assertThat(redaction.apply("xABCDEFGHIJKLx abcdefghabcdefgh"))
        .isEqualTo("x[redacted]x [redacted][redacted]");
  }

  @Test
  void masksEachOfVeryManySecrets() {
    for (int i = 0; i < 20_000; i++) {
      redaction.add("session-" + i + "!");
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("session-").append(i).append("!\n");
    }

    assertThat(redaction.apply(text.toString()).lines()).hasSize(20_000).containsOnly("[redacted]");
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Token hunter2-and-more",
    "Authorization, 'Token token=\"hunter2-and-more\"'",
    "Authorization, Bearer hunter2-and-more",
    "Authorization, hunter2-and-more",
    "Authorization, 'Digest username=\"u\", response=\"hunter2-and-more\"'",
    "Proxy-Authorization, Basic hunter2-and-more",
    "X-Api-Key, hunter2-and-more",
    "apikey, hunter2-and-more",
    "X-Amz-Security-Token, hunter2-and-more",
    "X-Service-Token, hunter2-and-more",
    "Cookie, theme=d; sid=hunter2-and-more; lang=en",
    "Set-Cookie, sid=hunter2-and-more; Path=/; HttpOnly",
    "Set-Cookie, 'sid=\"hunter2-and-more\"; Path=/'"
  })
  void knowsTheSecretPartOfAHeader(String name, String value) {
    redaction.addFrom(
        new Exchange(
            "a",
            null,
            new Request("GET", "/", Headers.of(name, value)),
            new Response(200, Headers.none(), null)));

    assertThat(redaction.apply("HttpOnly hunter2-and-more")).isEqualTo("HttpOnly [redacted]");
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
