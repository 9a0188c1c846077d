package io.github.cbrsdk.conformance.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymsTest {
  private final Pseudonyms pseudonyms = new Pseudonyms();

  @ParameterizedTest
  @CsvSource({
    "6df2b54c-dd62-4059-a07c-1b8f24f2725d, [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    "4229d7a45436489f8c3dc2b1d35d4987, [0-9a-f]{32}",
    "4229D7A45436489F8C3DC2B1D35D4987, [0-9A-F]{32}",
    "autobk_a843_ECS-1f0f, [a-z]{6}_[a-z][0-9]{3}_[A-Z]{3}-[0-9][a-z][0-9][a-z]",
    "Überweisung 7, xx?[a-z]+ [0-9]"
  })
  void keepsTheForm(String value, String form) {
    assertThat(pseudonyms.of(value)).matches(form).isNotEqualTo(value).hasSameSizeAs(value);
  }

  @Test
  void isTheSameForTheSameValue() {
    assertThat(pseudonyms.of("web-server-1")).isEqualTo(pseudonyms.of("web-server-1"));
    assertThat(pseudonyms.of("web-server-1")).isNotEqualTo(pseudonyms.of("web-server-2"));
  }

  @Test
  void cannotBeFoundByTryingInAnotherRun() {
    assertThat(new Pseudonyms().of("6df2b54c-dd62-4059"))
        .isNotEqualTo(pseudonyms.of("6df2b54c-dd62-4059"));
  }

  @Test
  void coversLongValuesInFull() {
    String value = "a".repeat(10_000);

    assertThat(pseudonyms.of(value)).hasSize(10_000).doesNotContain("aaaaaaaaaa");
  }

  /** A body of megabytes may be one text; reading it again for each of its blocks takes hours. */
  @Test
  void readsLongValuesOnce() {
    String value = "a1".repeat(4 << 20);

    assertThat(pseudonyms.of(value)).hasSameSizeAs(value).matches("(?:[a-f][0-9])++");
  }
}
