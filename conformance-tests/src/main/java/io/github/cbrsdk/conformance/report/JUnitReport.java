package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.rule.Rules;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
   * @param group the class name that viewers show
   * @param outcome {@code failure} or {@code error}; empty if the case passed
   * @param message one line, or empty
   * @param type the impact, or empty
   * @param text the lines of the element's content
   */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // The template uses them.
  private record Case(
      String group, String name, String outcome, String message, String type, List<String> text) {
    boolean hasText() {
      return !text.isEmpty();
    }
  }

  /** Writes the document; does not close the writer. */
  static void write(Report report, Set<Impact> failing, Writer writer) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (ExchangeGroup group : ExchangeGroup.of(report)) {
      for (Rule rule : Rule.values()) {
        Case testCase = testCase(rule, group, failing);
        if (!testCase.outcome().isEmpty() || (group.observed() && rule != Rule.NEVER_OBSERVED)) {
          cases.add(testCase);
        }
      }
    }
    Messages.notChecked(report.exchanges()).forEach(each -> cases.add(notChecked(each)));
    if (report.exchanges().total() == 0) {
      cases.add(notChecked("there was no exchange to check"));
    }
    PageTemplate.render(
        "junit.mustache",
        Map.of(
            "seconds", report.runs().stream().mapToLong(Run::millis).sum() / 1000.0,
            "tests", String.valueOf(cases.size()),
            "errors", count(cases, "error"),
            "failures", count(cases, "failure"),
            "properties", properties(report),
            "cases", cases),
        report,
        writer);
  }

  private static String count(List<Case> cases, String outcome) {
    return String.valueOf(cases.stream().filter(each -> outcome.equals(each.outcome())).count());
  }

  private static Case notChecked(String message) {
    String name = "every exchange could be checked";
    return new Case(PREFIX + "exchanges", name, "error", message, "not-checked", List.of());
  }

  private static Case testCase(Rule rule, ExchangeGroup exchanges, Set<Impact> failingImpacts) {
    String operation = exchanges.operation();
    String group = PREFIX + (operation.isEmpty() ? "unknown" : operation);
    List<ReportedFinding> findings = exchanges.of(rule);
    List<String> text = new ArrayList<>(findings.stream().map(JUnitReport::line).toList());
    List<ReportedFinding> failing =
        findings.stream().filter(finding -> failingImpacts.contains(finding.impact())).toList();
    if (!failing.isEmpty()) {
      String message =
          failing.size() == 1
              ? Messages.locatedSentence(failing.get(0))
              : Messages.count(failing.size(), "finding") + ": " + Rules.of(rule).meaning();
      return new Case(group, rule.id(), "failure", message, failing.get(0).impact().id(), text);
    }
    return new Case(group, rule.id(), "", "", "", text);
  }

  private static String line(ReportedFinding finding) {
    return "%s (%s, %s, %s; %s)"
        .formatted(
            Messages.locatedSentence(finding),
            finding.impact().id(),
            finding.contract(),
            Messages.count(finding.occurrences(), "time"),
            finding.fingerprint());
  }

  private static List<Map<String, String>> properties(Report report) {
    Map<String, Object> properties = new TreeMap<>();
    properties.put("verdict", report.verdict().id());
    properties.put("exitStatus", report.exitStatus());
    properties.put("edition", report.edition().name());
    properties.put("contract.observed", Messages.scope(report));
    List<String> unobserved =
        ExchangeGroup.of(report).stream()
            .filter(group -> !group.observed())
            .map(ExchangeGroup::operation)
            .toList();
    if (!unobserved.isEmpty()) {
      properties.put("operations.notObserved", String.join(", ", unobserved));
    }
    properties.put("exchanges.checked", report.exchanges().checked());
    properties.put("exchanges.notChecked", report.exchanges().notCheckedTotal());
    List<String> scope = Messages.coverage(report.exchanges());
    if (!scope.isEmpty()) {
      properties.put("exchanges.scope", String.join("; ", scope));
    }
    for (Impact impact : Impact.values()) {
      properties.put("findings." + impact.id(), report.count(impact));
    }
    return properties.entrySet().stream()
        .map(each -> Map.of("name", each.getKey(), "value", String.valueOf(each.getValue())))
        .toList();
  }
}
