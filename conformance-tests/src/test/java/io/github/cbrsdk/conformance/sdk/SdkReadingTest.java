package io.github.cbrsdk.conformance.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.model.ShowBackupResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkReadingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"backup\": {\"name\": [], \"status\": \"x\"}}|/backup/name|UNREADABLE",
        "{\"backup\": {\"name\": [], \"status\": \"x\"}}|/backup/name/*|UNREADABLE",
        "{\"backup\": {\"name\": [], \"status\": \"x\"}}|/backup/status|NONE",
        "{\"backup\": {\"name\": [], \"status\": \"x\"}}|/backup|NONE",
        "{\"backup\": {\"colour\": 1}}|/backup/colour|HIDDEN",
        "{\"backup\": {\"colour\": 1}}|/backup/colours|NONE",
        "{\"backup\": {\"children\": [{\"name\": []}]}}|/backup/children/*/name|UNREADABLE",
        "{\"backup\": {\"children\": [{\"colour\": 1}]}}|/backup/children/*/colour|HIDDEN",
        "{\"backup\": {\"children\": [{\"children\": [{\"colour\": 1}]}]}}"
            + "|/backup/children/*/children/*/colour|HIDDEN",
        "{\"backup\": {\"extend_info\": {\"colour\": 1}}}|/backup/extend_info/colour|HIDDEN",
        "{\"colour\": 1}|/colour|HIDDEN",
        "{\"backup\": 5}|/backup/name|UNREADABLE",
        "no JSON|''|UNREADABLE",
        "no JSON|/backup/name|UNREADABLE"
      })
  void whatAccessorsDoIsToldByPlace(String body, String pointer, SdkEffect effect) {
    assertThat(read(body).at(pointer)).isEqualTo(effect);
  }

  @Test
  void failureThatTheSdkItselfExplainsIsNotItsFault() {
    assertThat(read("{\"backup\": {\"children\": [{\"name\": []}]}}").failures()).isEmpty();
  }

  @Test
  void bodyThatCannotBeReadFailsAsAWhole() {
    assertThat(read("no JSON").failures()).containsExactly("");
    assertThat(read("no JSON").model()).isNull();
  }

  private static SdkReading read(String body) {
    return SdkReading.of(
        ShowBackupResponse.MODEL_TYPE, new Response(200, Headers.none(), body.getBytes(UTF_8)));
  }
}
