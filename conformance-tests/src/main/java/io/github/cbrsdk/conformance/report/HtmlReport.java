package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.IdentityHashMap;
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
    Map<ReportedFinding, Integer> causes = causes(report);
    for (int i = 0; i < report.findings().size(); i++) {
      ReportedFinding finding = report.findings().get(i);
      ((ObjectNode) data.get("findings").get(i))
          .put("sentence", Messages.sentence(finding))
          .put("cause", causes.get(finding))
          .put("explanation", RuleLink.of(finding.rule()));
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

  /** The number of the cause of each finding. */
  private static Map<ReportedFinding, Integer> causes(Report report) {
    Map<ReportedFinding, Integer> causes = new IdentityHashMap<>();
    int cause = 0;
    for (List<ReportedFinding> findings : Causes.of(report.findings())) {
      for (ReportedFinding finding : findings) {
        causes.put(finding, cause);
      }
      cause++;
    }
    return causes;
  }
}
