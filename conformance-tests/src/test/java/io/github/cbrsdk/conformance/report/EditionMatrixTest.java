package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class EditionMatrixTest {
  @Test
  void editionThatWasNotConsideredIsNotGreen() throws Exception {
    StringWriter page = new StringWriter();
    HtmlReport.write(SampleReports.drifted(), SampleReports.files(), page);

    assertThat(page.toString())
        .contains("<td class=\"cell not-considered\" title=\"not considered\">–</td>")
        .contains("<td class=\"cell heat0\"");
  }
}
