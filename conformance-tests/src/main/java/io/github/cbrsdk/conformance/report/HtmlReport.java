package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

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
    Template template =
        Mustache.compiler()
            .withEscaper(Printable.IN_HTML)
            .emptyStringIsFalse(true)
            .compile(Asset.of("report.mustache").text());
    // As a whole, since the template would hide why it cannot be written.
    writer.write(
        template.execute(
            HtmlView.of(
                report,
                PagePolicy.allowing(List.of(style), List.of(script)),
                style,
                script,
                ReportJson.text(data))));
  }
}
