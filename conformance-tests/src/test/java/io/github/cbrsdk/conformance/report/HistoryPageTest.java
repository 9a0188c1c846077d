package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryPageTest {
  @Test
  void chartsOfManyReportsHaveCoordinatesWithoutSeparators() {
    Map<String, Report> reports = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      reports.put("night-" + i, SampleReports.drifted());
    }

    assertThat(HistoryPage.of(History.of(reports, List.of())))
        .contains("x=\"1188\"")
        .doesNotContain("x=\"1,188\"");
  }
}
