package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.report.SelfTestTable;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.util.ArrayList;
import java.util.List;

/** Shows a proof the way reports do. */
final class SelfTestTables {
  private SelfTestTables() {}

  static SelfTestTable of(SelfTestResult selfTest) {
    List<String> missed = new ArrayList<>(selfTest.missed());
    selfTest.falseAlarms().forEach(each -> missed.add("false alarm: " + each));
    return new SelfTestTable(
        missed,
        selfTest.untried(),
        selfTest.tallies().stream()
            .map(each -> new SelfTestTable.Row(each.name(), each.injected(), each.noticed()))
            .toList());
  }
}
