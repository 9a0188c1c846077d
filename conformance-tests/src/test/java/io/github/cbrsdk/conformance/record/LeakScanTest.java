package io.github.cbrsdk.conformance.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScanTest {
  private final LeakScan scan = new LeakScan(Set.of("hunter2-password", "web"));

  @Test
  void findsASecretWithoutQuotingIt() {
    assertThat(scan.find("{\"a\": \"xhunter2-passwordx\"}"))
        .hasValueSatisfying(leak -> assertThat(leak).doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "SDK-HMAC-SHA256 Access=A, Signature=0123456789abcdef0123456789abcdef",
        "gAAAAABjmJx0aaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void findsWhatLooksLikeASecret(String text) {
    assertThat(scan.find(text)).isPresent();
  }

  @Test
  void findsALongToken() {
    assertThat(scan.find("MIIF" + "aB3/".repeat(200))).isPresent();
  }

  @Test
  void passesOrdinaryText() {
    assertThat(scan.find("{\"id\": \"6df2b54c-dd62-4059-a07c-1b8f24f2725d\", \"web\": \"web\"}"))
        .isEmpty();
  }
}
