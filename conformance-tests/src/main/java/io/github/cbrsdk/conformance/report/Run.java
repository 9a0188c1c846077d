package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.ContractInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of the check and its result.
 *
 * @param label its name in a merged report; empty for a single run
 * @param tool name and version of the check
 * @param platform version of Java, and the operating system
 * @param credentials in how many exchanges a credential was sent, by the names of the security
 *     schemes; without those in which none was seen
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
    Coverage coverage,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> credentials) {
  @SuppressWarnings("NullAway") // A report of an earlier version has no credentials.
  public Run {
    command = List.copyOf(command);
    credentials =
        credentials == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(credentials));
  }

  public static Run of(
      Result result,
      List<String> command,
      Instant startedAt,
      long millis,
      String tool,
      Map<String, Long> credentials) {
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
        result.coverage(),
        credentials);
  }

  Run labelled(String name) {
    return new Run(
        name,
        command,
        startedAt,
        millis,
        tool,
        platform,
        verdict,
        contract,
        edition,
        exchanges,
        coverage,
        credentials);
  }
}
