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
 * fails the run is a failure, an exchange that could not be checked is an error, and an operation
 * without exchanges is skipped.
 */
final class JUnitReport {
  static final String FILE = "junit.xml";

  private static final String PREFIX = "cbr.";

  private JUnitReport() {}

  /**
   * A test case.
   *
   * @param group the class name that viewers show
   * @param outcome {@code failure}, {@code error} or {@code skipped}; empty if the case passed
   * @param message one line, or empty: Jenkins allows no attribute of {@code skipped}
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
        cases.add(testCase(rule, group, failing));
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
            "skipped", count(cases, "skipped"),
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
              ? Messages.sentence(failing.get(0))
              : Messages.count(failing.size(), "finding") + ": " + Rules.of(rule).meaning();
      return new Case(group, rule.id(), "failure", message, failing.get(0).impact().id(), text);
    }
    boolean observed = exchanges.observed() || !findings.isEmpty();
    boolean unseen = rule == Rule.NEVER_OBSERVED && !findings.isEmpty();
    if (unseen) {
      text.add(0, Messages.count(findings.size(), "part") + " of the contract in no exchange:");
    } else if (!observed) {
      text.add("no exchange of this operation");
    }
    return new Case(group, rule.id(), unseen || !observed ? "skipped" : "", "", "", text);
  }

  private static String line(ReportedFinding finding) {
    return "%s (%s, %s, %s; %s)"
        .formatted(
            Messages.sentence(finding),
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
