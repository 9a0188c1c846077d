package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
  @ParameterizedTest
  @CsvSource({
    "2020-02-05T10:38:34.209782, 2020-02-05T10:38:34.209782Z",
    "2020-02-05T10:38:34, 2020-02-05T10:38:34Z",
    "2020-02-05T10:38:34Z, 2020-02-05T10:38:34Z",
    "2020-02-05T10:38:34.451+00:00, 2020-02-05T10:38:34.451Z",
    "2020-02-05T10:38:34.123456789+0800, 2020-02-05T02:38:34.123456789Z",
    "2020-02-05T10:38:34-03:30, 2020-02-05T14:08:34Z"
  })
  void timeWithoutOffsetIsUtc(String text, String instant) {
    assertThat(Timestamp.parse(text).orElseThrow().toInstant()).hasToString(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2020-02-05",
        "2020-02-05 10:38:34",
        "2020-02-30T10:38:34",
        "2020-02-05T24:38:34",
        "2020-02-05T10:38:34.",
        "2020-02-05T10:38:34.1234567890",
        "2020-02-05T10:38:34z",
        "2020-02-05T10:38:34+25:00",
        "2020-02-05T10:38:34 00:00",
        "2020-02-05T10:38:34Zx",
        "1580899114",
        "2020-02-05T10:38:3x"
      })
  void othersAreNone(String text) {
    assertThat(Timestamp.parse(text)).isEmpty();
  }

  @Test
  void uuidIsRecognisedByItsForm() {
    assertThat(Uuid.isUuid("6df2b54c-dd62-4059-a07c-1b8f24f2725d")).isTrue();
    assertThat(Uuid.isUuid("6df2b54cdd624059a07c1b8f24f2725d")).isFalse();
    assertThat(Uuid.isUuid("6df2b54c-dd62-4059-a07c-1b8f24f2725g")).isFalse();
    assertThat(Uuid.isUuid("6df2b54cd-d62-4059-a07c-1b8f24f2725d")).isFalse();
  }
}
