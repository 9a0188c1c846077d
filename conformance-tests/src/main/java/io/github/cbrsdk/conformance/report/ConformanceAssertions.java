package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** The check as one line of a test, of whatever framework. */
public final class ConformanceAssertions {
  private ConformanceAssertions() {}

  /**
   * Checks exchanges against the nearest edition.
   *
   * @throws AssertionError with the report, if they drift or any of them could not be checked
   * @throws SourceException if they cannot be read
   */
  public static void assertConformant(ExchangeSource exchanges) {
    assertConformant(exchanges, Conformance.AUTO);
  }

  /**
   * Checks exchanges against an edition.
   *
   * @param edition a name that {@link Conformance#edition} takes
   * @throws AssertionError with the report, if they drift or any of them could not be checked
   * @throws SourceException if they cannot be read
   */
  public static void assertConformant(ExchangeSource exchanges, String edition) {
    Redaction redaction = new Redaction();
    Result result =
        Conformance.of(Contract.bundled())
            .edition(edition)
            .check(
                consumer ->
                    exchanges.forEach(
                        (Exchange exchange) -> {
                          redaction.addFrom(exchange);
                          consumer.accept(exchange);
                        }));
    if (result.verdict() != Verdict.CONFORMANT) {
      StringWriter text = new StringWriter();
      new TerminalReport(new Page(new PrintWriter(text), Style.PLAIN, redaction))
          .print(ReportJson.redact(Report.of(result, 1, List.of(), Evidence.NONE), redaction));
      throw new AssertionError(text.toString());
    }
  }
}
