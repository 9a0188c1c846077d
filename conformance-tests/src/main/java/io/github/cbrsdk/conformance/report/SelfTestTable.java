package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The result of the self-test: the drifts that were injected into conforming exchanges.
 *
 * @param missedDrifts descriptions of the drifts that were not noticed
 * @param untried descriptions of the drifts that could not be injected; they count as injected and
 *     not noticed; empty in older reports
 */
@JsonPropertyOrder({"injected", "noticed", "missed", "missedDrifts", "untried", "rules"})
@JsonIgnoreProperties(
    value = {"injected", "noticed", "missed"},
    allowGetters = true)
public record SelfTestTable(
    List<String> missedDrifts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> untried,
    List<Row> rules) {
  @SuppressWarnings("NullAway") // An older report does not tell what was not tried.
  public SelfTestTable {
    missedDrifts = List.copyOf(missedDrifts);
    untried = untried == null ? List.of() : List.copyOf(untried);
    rules = List.copyOf(rules);
  }

  /** The table of a self-test; false alarms are among the missed drifts. */
  public static SelfTestTable of(SelfTestResult selfTest) {
    List<String> missed = new ArrayList<>(selfTest.missed());
    selfTest.falseAlarms().forEach(each -> missed.add("false alarm: " + each));
    return new SelfTestTable(
        missed,
        selfTest.untried(),
        selfTest.rules().stream()
            .map(each -> new Row(each.name(), each.injected(), each.noticed()))
            .toList());
  }

  /**
   * The drifts of one rule.
   *
   * @param noticed the number of drifts that this rule reported at the right location
   */
  public record Row(String rule, long injected, long noticed) {
    boolean incomplete() {
      return noticed < injected;
    }

    private Row plus(Row other) {
      return new Row(rule, injected + other.injected, noticed + other.noticed);
    }
  }

  /** The sum of both, row by row. */
  SelfTestTable plus(SelfTestTable other) {
    Map<String, Row> sums = new LinkedHashMap<>();
    Stream.concat(rules.stream(), other.rules.stream())
        .forEach(row -> sums.merge(row.rule(), row, Row::plus));
    return new SelfTestTable(
        ReportMerge.union(missedDrifts, other.missedDrifts).toList(),
        ReportMerge.union(untried(), other.untried()).toList(),
        List.copyOf(sums.values()));
  }

  @JsonProperty
  public long injected() {
    return rules.stream().mapToLong(Row::injected).sum();
  }

  @JsonProperty
  public long noticed() {
    return rules.stream().mapToLong(Row::noticed).sum();
  }

  @JsonProperty
  long missed() {
    return injected() - noticed();
  }
}
