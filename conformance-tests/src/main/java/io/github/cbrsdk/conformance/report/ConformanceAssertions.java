package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Assertions for tests of any framework. */
public final class ConformanceAssertions {
  private ConformanceAssertions() {}

  /**
   * Checks exchanges against the nearest edition.
   *
   * @throws AssertionError with the report, if an exchange drifts or could not be checked
   * @throws SourceException if they cannot be read
   */
  public static void assertConformant(ExchangeSource exchanges) {
    assertConformant(exchanges, Conformance.AUTO);
  }

  /**
   * Checks exchanges against an edition.
   *
   * @param edition a name that {@link Conformance#edition} takes
   * @throws AssertionError with the report, if an exchange drifts or could not be checked
   * @throws SourceException if they cannot be read
   */
  public static void assertConformant(ExchangeSource exchanges, String edition) {
    Redaction redaction = new Redaction();
    Result result =
        Conformance.of(Contract.bundled())
            .edition(edition)
            .check(redaction.learningFrom(exchanges));
    if (result.verdict() != Verdict.CONFORMANT) {
      StringWriter text = new StringWriter();
      Run run = Run.of(result, List.of(), Instant.now(), 0, "", Map.of());
      new TerminalReport(new Page(new PrintWriter(text), false, redaction))
          .print(ReportJson.redact(Report.of(result, 1, run, Evidence.NONE), redaction));
      throw new AssertionError(text.toString());
    }
  }
}
