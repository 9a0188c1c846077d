package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import org.junit.jupiter.api.Test;

class EvidenceCollectorTest {
  private static final Contract CONTRACT = Contract.bundled();

  /** The matrix of a check of the built-in recordings. */
  private static EditionMatrix matrix(String edition) {
    EvidenceCollector collector = new EvidenceCollector();
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      Conformance.of(CONTRACT).edition(edition).check(recordings.all(), collector);
      return collector.matrix();
    }
  }

  @Test
  void eachGroupOfExchangesConformsToItsOwnEdition() {
    EditionMatrix matrix = matrix(Conformance.AUTO);

    assertThat(matrix.editions()).containsAll(CONTRACT.editions());
    assertThat(matrix.rows()).extracting(EditionMatrix.Row::label).containsAll(CONTRACT.editions());
    for (EditionMatrix.Row row : matrix.rows()) {
      assertThat(row.exchanges()).isPositive();
      if (CONTRACT.editions().contains(row.label())) {
        assertThat(row.cells().get(row.label())).isEqualTo(new EditionMatrix.Cell(0, 0));
      }
    }
  }

  @Test
  void anExchangeOfAnotherEditionDrifts() {
    EditionMatrix matrix = matrix(Conformance.AUTO);

    assertThat(matrix.rows())
        .filteredOn(row -> row.label().equals("otc-2024-09"))
        .singleElement()
        .satisfies(row -> assertThat(row.cells().get("huawei-my-2022-08").drifts()).isPositive());
  }

  @Test
  void theEditionThatIsAskedForDoesNotChangeTheMatrix() {
    assertThat(matrix("otc-2024-09")).isEqualTo(matrix(Conformance.AUTO));
  }
}
