package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import java.time.Instant;
import java.util.List;

/**
 * One run of the check and its result.
 *
 * @param label its name in a merged report; empty for a single run
 * @param tool name and version of the check
 * @param platform version of Java, and the operating system
 */
public record Run(
    String label,
    List<String> command,
    Instant startedAt,
    long millis,
    String tool,
    String platform,
    Verdict verdict,
    ContractInfo contract,
    EditionChoice edition,
    ExchangeCounts exchanges,
    Coverage coverage) {
  public Run {
    command = List.copyOf(command);
  }

  /** The run of this process. */
  public static Run of(
      Result result, List<String> command, Instant startedAt, long millis, String tool) {
    return of(Report.of(result, 0, List.of(), Evidence.NONE), command, startedAt, millis, tool);
  }

  static Run of(Report result, List<String> command, Instant startedAt, long millis, String tool) {
    return new Run(
        "",
        command,
        startedAt,
        millis,
        tool,
        "Java %s, %s".formatted(Runtime.version().feature(), System.getProperty("os.name")),
        result.verdict(),
        result.contract(),
        result.edition(),
        result.exchanges(),
        result.coverage());
  }

  Run labelled(String name) {
    return new Run(
        name, command, startedAt, millis, tool, platform, verdict, contract, edition, exchanges,
        coverage);
  }
}
