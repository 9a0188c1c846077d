package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding in a report.
 *
 * @param runs labels of the runs with this finding in a merged report; otherwise empty
 * @param excerpt the lines of a body around the drift, or null
 * @param proposal the overlay action that would make the contract accept it, as YAML, or null
 * @param fingerprint the fingerprint of the drift before secrets were masked
 */
public record ReportedFinding(
    @JsonUnwrapped Finding finding,
    String advice,
    List<String> runs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Excerpt excerpt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String proposal,
    @JsonSerialize(using = ToStringSerializer.class) String fingerprint) {
  public ReportedFinding {
    runs = List.copyOf(runs);
  }

  static ReportedFinding of(Finding finding, @Nullable Excerpt excerpt, @Nullable String proposal) {
    String advice = Rules.of(finding.rule()).remediation(finding);
    return new ReportedFinding(
        finding, advice, List.of(), excerpt, proposal, finding.fingerprint());
  }

  Drift drift() {
    return finding.drift();
  }

  Rule rule() {
    return drift().rule();
  }

  Impact impact() {
    return drift().impact();
  }

  String pointer() {
    return drift().pointer();
  }
}
