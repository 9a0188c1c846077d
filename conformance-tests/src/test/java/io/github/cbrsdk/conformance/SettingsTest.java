package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.CONFORMANCE;
import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.drifts;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void impactOfARuleCanBeChanged() {
    Exchange additive = withBackup(backup -> backup.put("colour", "blue"));
    Result strict =
        check(CONFORMANCE.impact(Rule.MEMBER_UNDECLARED, Impact.BREAKING), List.of(additive));
    assertThat(strict.findings()).extracting(Finding::impact).containsExactly(Impact.BREAKING);
    Result lenient =
        check(CONFORMANCE.impact(Rule.MEMBER_UNDECLARED, Impact.NOTICE), List.of(additive));
    assertThat(lenient.verdict()).isEqualTo(Verdict.CONFORMANT);
  }

  @Test
  void recordingsThatAreTooOldAreNotChecked() {
    Exchange usual = answer(200, body().toString());
    Instant recorded = Instant.parse("2024-01-01T00:00:00Z");
    Exchange dated = new Exchange("test", recorded, usual.request(), usual.response());
    assertThat(check(CONFORMANCE.recordedSince(recorded), List.of(dated)).verdict())
        .isEqualTo(Verdict.CONFORMANT);
    Result stale = check(CONFORMANCE.recordedSince(recorded.plusSeconds(1)), List.of(dated, usual));
    assertThat(stale.exchanges().checked()).isZero();
    assertThat(stale.exchanges().notChecked())
        .containsEntry("recorded too long ago: record it again", 1L)
        .containsEntry("it does not say when it was recorded: record it again", 1L);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP, 203, '', ''",
    "LEXICAL, 200, '}', '}x'",
    "SCHEMA, 200, '\"available\"', '5'",
    "INVARIANTS, 200, 'before the upgrade', 'MIIQtokenthatnobodyknows0123456789'"
  })
  void withoutALayerWhatItLooksForIsNotNoticed(
      Layer layer, int status, String text, String spoilt) {
    String body = body().toString();
    String changed = text.equals("}") ? body + "x" : body.replace(text, spoilt);
    Exchange exchange = answer(status, changed);
    assertThat(drifts(exchange)).isNotEmpty();
    assertThat(drifts(Checks.without(layer, ServerBackup.CONTRACT, ServerBackup.EDITION), exchange))
        .isEmpty();
  }

  @Test
  void exchangeWithNoMoreThanNoticesDoesNotDrift() {
    Exchange additive = withBackup(backup -> backup.put("colour", "blue"));
    Result lenient =
        check(CONFORMANCE.impact(Rule.MEMBER_UNDECLARED, Impact.NOTICE), List.of(additive));
    assertThat(lenient.exchanges().drifted()).isZero();
  }
}
