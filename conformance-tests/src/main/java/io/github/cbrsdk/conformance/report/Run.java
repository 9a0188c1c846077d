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
 * @param command the arguments of the command line
 * @param startedAt the start time
 * @param millis the duration in milliseconds
 * @param tool name and version of the check
 * @param platform version of Java, and the operating system
 * @param verdict the verdict
 * @param contract the contract
 * @param edition the edition
 * @param exchanges the numbers of exchanges
 * @param coverage the observed parts of the contract
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

  /** This run with a label. */
  Run labelled(String name) {
    return new Run(
        name, command, startedAt, millis, tool, platform, verdict, contract, edition, exchanges,
        coverage);
  }
}
