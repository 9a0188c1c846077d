package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.rule.Rules;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * The report for a browser: one file that loads nothing. Observed values are data, never markup,
 * and the content security policy allows only the page's own style and script.
 */
final class HtmlReport {
  static final String FILE = "report.html";

  private HtmlReport() {}

  /** Writes the page; does not close the writer. */
  static void write(Report report, ContractFiles files, Writer writer) throws IOException {
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
    String style = PageTemplate.file("report.css");
    String script = PageTemplate.file("report.js");
    Map<String, Object> parts =
        Map.of(
            "policy", PageTemplate.policy(List.of(style), List.of(script)),
            "style", style,
            "script", script,
            "data", ReportJson.text(data),
            "headline", Messages.headline(report.verdict()),
            "view", HtmlView.of(report, files.title()));
    PageTemplate.render("report.mustache", parts, report, writer);
  }
}
