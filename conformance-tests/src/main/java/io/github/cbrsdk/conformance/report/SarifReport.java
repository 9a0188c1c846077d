package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.rule.Rules;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report for code hosts, as SARIF 2.1.0: each finding is placed on the line of the contract
 * that it violates.
 */
final class SarifReport {
  static final String FILE = "report.sarif";

  private static final String NAME = "cbr-conformance";

  private SarifReport() {}

  static String of(Report report, ContractFiles files) {
    return ReportJson.indented(
        object(
            "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
            "version", "2.1.0",
            "runs", List.of(run(report, files))));
  }

  private static Map<String, Object> run(Report report, ContractFiles files) {
    List<Object> notifications = new ArrayList<>();
    Messages.notChecked(report.exchanges())
        .forEach(each -> notifications.add(object("level", "warning", "message", text(each))));
    Messages.coverage(report.exchanges())
        .forEach(each -> notifications.add(object("level", "note", "message", text(each))));
    return object(
        "tool",
        object(
            "driver",
            object(
                "name", NAME,
                "version", report.runs().get(0).tool().replaceFirst("^" + NAME + " ", ""),
                "semanticVersion", report.contract().version(),
                "rules", Arrays.stream(Rule.values()).map(SarifReport::rule).toList())),
        "columnKind",
        "utf16CodeUnits",
        "results",
        report.findings().stream().map(finding -> result(finding, files)).toList(),
        "invocations",
        List.of(
            object(
                "executionSuccessful",
                report.exchanges().checked() > 0,
                "exitCode",
                report.exitStatus(),
                "toolExecutionNotifications",
                notifications)),
        "properties",
        object(
            "verdict", report.verdict(),
            "edition", report.edition().name(),
            "exchangesChecked", report.exchanges().checked(),
            "exchangesNotChecked", report.exchanges().notCheckedTotal()));
  }

  private static Map<String, Object> rule(Rule rule) {
    return object(
        "id", rule,
        "shortDescription", text(Rules.of(rule).meaning()),
        "help", text(Rules.of(rule).meaning() + " Example: " + Rules.of(rule).example()),
        "helpUri", Rules.of(rule).link(),
        "defaultConfiguration", object("level", level(rule.impact())));
  }

  private static Map<String, Object> result(ReportedFinding finding, ContractFiles files) {
    Map<String, Object> result =
        object(
            "ruleId", finding.rule(),
            "level", level(finding.impact()),
            "message", text(Messages.locatedSentence(finding) + ". " + finding.advice()),
            "locations", List.of(location(finding, files)),
            "partialFingerprints", object("cbrConformance/v1", finding.fingerprint()),
            "properties",
                object("impact", finding.impact(), "sdkEffect", finding.finding().sdkEffect()));
    if (finding.finding().occurrences() > 0) {
      result.put("occurrenceCount", finding.finding().occurrences());
    }
    return result;
  }

  private static Map<String, Object> location(ReportedFinding finding, ContractFiles files) {
    return object(
        "physicalLocation",
        object(
            "artifactLocation", object("uri", uri(files.path(finding.drift().contract()))),
            "region", object("startLine", Math.max(1, finding.drift().contract().line()))),
        "logicalLocations",
        List.of(
            object(
                "fullyQualifiedName", Printable.of(Messages.location(finding)), "kind", "member")));
  }

  private static String level(Impact impact) {
    return switch (impact) {
      case BREAKING -> "error";
      case ADDITIVE -> "warning";
      case NOTICE -> "note";
    };
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path + " cannot be written as a URI", e);
    }
  }

  private static Map<String, Object> text(String text) {
    return object("text", Printable.of(text));
  }

  private static Map<String, Object> object(Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put((String) members[i], members[i + 1]);
    }
    return object;
  }
}
