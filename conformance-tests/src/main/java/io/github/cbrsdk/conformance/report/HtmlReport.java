package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import java.util.Map;

/** The report for a browser. Observed values are data, never markup. */
final class HtmlReport {
  static final String FILE = "report.html";

  private HtmlReport() {}

  static String of(Report report, ContractFiles files) {
    ObjectNode data = ReportJson.MAPPER.valueToTree(report);
    ArrayNode findings = data.putArray("findings");
    int cause = 0;
    for (List<ReportedFinding> together : Causes.of(report.findings())) {
      for (ReportedFinding finding : together) {
        ObjectNode row = ReportJson.MAPPER.valueToTree(finding);
        findings.add(
            row.put("cause", cause)
                .put("sentence", Messages.sentence(finding))
                .put("effect", Messages.effect(finding.sdkEffect()))
                .put("explanation", Rules.of(finding.rule()).link()));
      }
      cause++;
    }
    data.set("contractTexts", ReportJson.MAPPER.valueToTree(files.texts()));
    String headline = Messages.headline(report.verdict());
    return PageTemplate.page(
        "report.mustache",
        headline + " – conformance report",
        List.of(PageTemplate.file("report.css")),
        List.of(PageTemplate.file("report.js")),
        Map.of(
            "data", ReportJson.text(data),
            "headline", headline,
            "view", HtmlView.of(report, files.title())),
        report);
  }
}
