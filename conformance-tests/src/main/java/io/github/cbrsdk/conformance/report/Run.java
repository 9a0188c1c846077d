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
 * One run of the check: how it was run, and what became of it.
 *
 * @param label what tells it from the other runs of a merged report; empty for a single one
 * @param command the arguments of the command line
 * @param startedAt when it began
 * @param millis how long it took, in milliseconds
 * @param tool name and version of the check
 * @param platform version of Java, and the operating system
 * @param verdict its verdict
 * @param contract the contract that it checked against
 * @param edition the edition that it checked against
 * @param exchanges how many exchanges it saw
 * @param coverage how much of the contract they showed
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

  /** The run of this process that gave a result. */
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

  /** The same run under a label. */
  Run labelled(String name) {
    return new Run(
        name, command, startedAt, millis, tool, platform, verdict, contract, edition, exchanges,
        coverage);
  }
}
