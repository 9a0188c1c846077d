package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionMatrixTest {
  @Test
  void editionThatWasNotConsideredIsNotGreen(@TempDir Path folder) throws Exception {
    HtmlReport.write(SampleReports.drifted(), ReportFolder.at(folder, new Redaction()));

    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("<td class=\"cell not-considered\" title=\"not considered\">–</td>")
        .contains("<td class=\"cell heat0\"");
  }
}
