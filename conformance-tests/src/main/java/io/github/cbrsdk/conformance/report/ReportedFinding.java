package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding in a report.
 *
 * @param rule the rule of the drift; up to {@code hint} all members are those of the drift
 * @param runs labels of the runs with this finding in a merged report; otherwise empty
 * @param excerpt the lines of a body around the drift, or null
 * @param proposal the overlay action that would make the contract accept it, as YAML, or null
 * @param fingerprint the fingerprint of the drift before secrets were masked
 */
public record ReportedFinding(
    Rule rule,
    Impact impact,
    String operation,
    String pointer,
    ContractLocation contract,
    String expected,
    String observed,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint,
    SdkEffect sdkEffect,
    List<String> editions,
    long occurrences,
    long exchanges,
    List<String> sources,
    String detail,
    String advice,
    List<String> runs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Excerpt excerpt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String proposal,
    @JsonSerialize(using = ToStringSerializer.class) String fingerprint) {
  public ReportedFinding {
    editions = List.copyOf(editions);
    sources = List.copyOf(sources);
    runs = List.copyOf(runs);
  }

  static ReportedFinding of(Finding finding, @Nullable Excerpt excerpt, @Nullable String proposal) {
    Drift drift = finding.drift();
    return new ReportedFinding(
        drift.rule(),
        drift.impact(),
        drift.operation(),
        drift.pointer(),
        drift.contract(),
        drift.expected(),
        drift.observed(),
        drift.hint(),
        finding.sdkEffect(),
        finding.editions(),
        finding.occurrences(),
        finding.exchanges(),
        finding.sources(),
        drift.detail(),
        Rules.of(finding.rule()).remediation(finding),
        List.of(),
        excerpt,
        proposal,
        finding.fingerprint());
  }

  ReportedFinding counted(
      SdkEffect effect,
      List<String> conforming,
      long times,
      long inExchanges,
      List<String> from,
      List<String> seenBy,
      @Nullable Excerpt lines,
      @Nullable String action) {
    return new ReportedFinding(
        rule,
        impact,
        operation,
        pointer,
        contract,
        expected,
        observed,
        hint,
        effect,
        conforming,
        times,
        inExchanges,
        from,
        detail,
        advice,
        seenBy,
        lines,
        action,
        fingerprint);
  }
}
