package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.report.Report;
import io.github.cbrsdk.conformance.report.ReportedFinding;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From which impact on a drift fails the run. */
enum FailOn {
  breaking,
  additive,
  never;

  ExitStatus of(Result result) {
    return of(result.findings().stream().map(Finding::impact), result.exchanges());
  }

  ExitStatus of(Report report) {
    return of(report.findings().stream().map(ReportedFinding::impact), report.exchanges());
  }

  private ExitStatus of(Stream<Impact> found, ExchangeCounts exchanges) {
    if (found.anyMatch(this::fails)) {
      return ExitStatus.DRIFTED;
    }
    return exchanges.total() == 0 || exchanges.notCheckedTotal() > 0
        ? ExitStatus.NOT_CHECKED
        : ExitStatus.CONFORMANT;
  }

  /** The impacts that fail the run. */
  Set<Impact> impacts() {
    return Arrays.stream(Impact.values()).filter(this::fails).collect(Collectors.toSet());
  }

  private boolean fails(Impact impact) {
    return switch (this) {
      case breaking -> impact == Impact.BREAKING;
      case additive -> impact == Impact.BREAKING || impact == Impact.ADDITIVE;
      case never -> false;
    };
  }
}
