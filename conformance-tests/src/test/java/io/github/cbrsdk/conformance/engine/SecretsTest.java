package io.github.cbrsdk.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void headersThatCarryCredentialsEverywhereAndThoseOfTheContractAreSecret() {
    assertThat(secrets("X-Auth-Token", "token-of-old")).containsExactly("token-of-old");
    assertThat(secrets("x-api-KEY", "key-of-this-api")).containsExactly("key-of-this-api");
    assertThat(secrets("X-Trace-Id", "anything-else")).isEmpty();
  }

  @Test
  void shortTextIsNoSecretSinceItWouldBeFoundEverywhere() {
    assertThat(secrets("X-Auth-Token", "12345")).isEmpty();
    assertThat(secrets("X-Auth-Token", "123456")).containsExactly("123456");
  }

  @Test
  void partsOfASignatureAreSecretsOfTheirOwn() {
    assertThat(secrets("Authorization", "SDK-HMAC Access=ACCESSKEY, Signature=0123abcd"))
        .containsExactly("ACCESSKEY", "0123abcd");
  }

  @Test
  void secretThatBeginsWithAnotherIsMaskedAsAWhole() {
    List<String> secrets = RequestSecrets.longestFirst(List.of("secret", "secret-and-more"));
    assertThat(RequestSecrets.mask("a secret-and-more, a secret", secrets))
        .isEqualTo("a [redacted], a [redacted]");
  }

  @Test
  void observationIsMaskedInItsDetailAsWellAsInItsWords() {
    Violation both = Violation.of(Rule.TYPE_CHANGED, "is my-secret", "my-secret seen", 1);
    Violation detail = Violation.of(Rule.TYPE_CHANGED, "is my-secret", "seen", 1);
    Violation words = Violation.of(Rule.TYPE_CHANGED, "is", "my-secret seen", 1);
    for (Violation violation : List.of(both, detail, words)) {
      assertThat(violation.masked(List.of("my-secret")).toString()).doesNotContain("my-secret");
    }
  }

  private static List<String> secrets(String header, String value) {
    return RequestSecrets.of(
        new Request("GET", "/", Headers.of(header, value)), List.of("X-Api-Key"));
  }
}
