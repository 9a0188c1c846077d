package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditionMatrixTest {
  @Test
  void editionThatWasNotConsideredIsNotGreen() {
    assertThat(HtmlReport.of(SampleReports.drifted(), SampleReports.files()))
        .contains("<td class=\"cell not-considered\" title=\"not considered\">–</td>")
        .contains("<td class=\"cell heat0\"");
  }
}
