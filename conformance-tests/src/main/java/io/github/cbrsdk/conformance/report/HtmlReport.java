package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * The result for a person in a browser: one file that loads nothing. What was observed is data in
 * it, never markup, and its policy lets only its own style and script run.
 */
final class HtmlReport {
  /** Its file in the report folder. */
  static final String FILE = "report.html";

  private HtmlReport() {}

  /** Writes the page; does not close the writer. */
  static void write(Report report, ContractFiles files, Writer writer) throws IOException {
    ObjectNode data = ReportJson.MAPPER.valueToTree(report);
    data.set("contractTexts", ReportJson.MAPPER.valueToTree(files.texts()));
    Asset style = Asset.of("report.css");
    Asset script = Asset.of("report.js");
    Map<String, Object> parts =
        Map.of(
            "policy", PagePolicy.allowing(List.of(style), List.of(script)),
            "style", style,
            "script", script,
            "data", ReportJson.text(data),
            "headline", Messages.headline(report.verdict()),
            "noFindings", report.findings().isEmpty(),
            "view", HtmlView.of(report));
    StringWriter page = new StringWriter(); // The template would hide why a writer failed.
    Mustache.compiler()
        .withEscaper(Printable.IN_HTML)
        .withFormatter(HtmlReport::format)
        .emptyStringIsFalse(true)
        .compile(Asset.of("report.mustache").text())
        .execute(report, parts, page);
    writer.write(page.toString());
  }

  private static String format(Object value) {
    return value instanceof Integer || value instanceof Long
        ? Messages.number(((Number) value).longValue())
        : value.toString();
  }
}
