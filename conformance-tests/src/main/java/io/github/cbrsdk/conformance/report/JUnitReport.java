package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The report for viewers of test results: a test case for each rule and operation. A drift that
 * fails the run is a failure, and an exchange that could not be checked is an error. There is no
 * case for an operation without exchanges, and none is skipped: a part of the contract that never
 * occurs would be skipped on every run.
 */
final class JUnitReport {
  static final String FILE = "junit.xml";

  private static final String PREFIX = "cbr.";

  private JUnitReport() {}

  /**
   * A test case.
   *
   * @param outcome {@code failure} or {@code error}; empty if the case passed
   */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // The template uses them.
  private record Case(
      String group, String name, String outcome, String message, String type, List<String> text) {
    boolean hasText() {
      return !text.isEmpty();
    }
  }

  static String of(Report report, Set<Impact> failing) {
    Map<String, Boolean> observed = observed(report);
    Map<List<?>, List<ReportedFinding>> findings =
        report.findings().stream()
            .collect(Collectors.groupingBy(each -> List.of(each.drift().operation(), each.rule())));
    List<Case> cases = new ArrayList<>();
    observed.forEach(
        (operation, isObserved) -> {
          for (Rule rule : Rule.values()) {
            List<ReportedFinding> own = findings.getOrDefault(List.of(operation, rule), List.of());
            Case testCase = testCase(rule, operation, own, failing);
            if (!testCase.outcome().isEmpty() || (isObserved && rule != Rule.NEVER_OBSERVED)) {
              cases.add(testCase);
            }
          }
        });
    Messages.notChecked(report.exchanges()).forEach(each -> cases.add(notChecked(each)));
    if (report.exchanges().total() == 0) {
      cases.add(notChecked("there was no exchange to check"));
    }
    return PageTemplate.render(
        "junit.mustache",
        Printable::inHtml,
        Map.of(
            "seconds", report.runs().stream().mapToLong(Run::millis).sum() / 1000.0,
            "tests", String.valueOf(cases.size()),
            "errors", count(cases, "error"),
            "failures", count(cases, "failure"),
            "properties", properties(report, observed),
            "cases", cases),
        report);
  }

  /** Whether an exchange was checked, by operation; empty where the operation is not known. */
  private static Map<String, Boolean> observed(Report report) {
    Map<String, Boolean> observed = new TreeMap<>();
    for (MemberStatistics member : report.members()) {
      boolean seen = member.present() + member.nulls() + member.absent() > 0;
      observed.merge(member.operation(), seen, Boolean::logicalOr);
    }
    for (ReportedFinding each : report.findings()) {
      observed.merge(each.drift().operation(), each.impact() != Impact.NOTICE, Boolean::logicalOr);
    }
    return observed;
  }

  private static String count(List<Case> cases, String outcome) {
    return String.valueOf(cases.stream().filter(each -> outcome.equals(each.outcome())).count());
  }

  private static Case notChecked(String message) {
    String name = "every exchange could be checked";
    return new Case(PREFIX + "exchanges", name, "error", message, "not-checked", List.of());
  }

  private static Case testCase(
      Rule rule, String operation, List<ReportedFinding> findings, Set<Impact> failingImpacts) {
    String group = PREFIX + (operation.isEmpty() ? "unknown" : operation);
    List<String> text = findings.stream().map(JUnitReport::line).toList();
    List<ReportedFinding> failing =
        findings.stream().filter(finding -> failingImpacts.contains(finding.impact())).toList();
    if (failing.isEmpty()) {
      return new Case(group, rule.id(), "", "", "", text);
    }
    String message =
        failing.size() == 1
            ? Messages.locatedSentence(failing.get(0))
            : Messages.count(failing.size(), "finding") + ": " + Rules.of(rule).meaning();
    return new Case(group, rule.id(), "failure", message, failing.get(0).impact().id(), text);
  }

  private static String line(ReportedFinding finding) {
    return "%s (%s, %s, %s; %s)"
        .formatted(
            Messages.locatedSentence(finding),
            finding.impact().id(),
            finding.drift().contract(),
            Messages.count(finding.finding().occurrences(), "time"),
            finding.fingerprint());
  }

  private static Map<String, String> properties(Report report, Map<String, Boolean> observed) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("verdict", report.verdict().id());
    properties.put("exitStatus", String.valueOf(report.exitStatus()));
    properties.put("edition", report.edition().name());
    if (report.exchanges().checked() > 0) {
      properties.put("contract.observed", Messages.scope(report));
    }
    properties.put(
        "operations.notObserved",
        observed.entrySet().stream()
            .filter(each -> !each.getValue())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", ")));
    properties.put("exchanges.checked", String.valueOf(report.exchanges().checked()));
    properties.put("exchanges.notChecked", String.valueOf(report.exchanges().notCheckedTotal()));
    properties.put("exchanges.scope", String.join("; ", Messages.coverage(report.exchanges())));
    for (Impact impact : Impact.values()) {
      properties.put("findings." + impact.id(), String.valueOf(report.count(impact)));
    }
    properties.values().removeIf(String::isEmpty);
    return properties;
  }
}
