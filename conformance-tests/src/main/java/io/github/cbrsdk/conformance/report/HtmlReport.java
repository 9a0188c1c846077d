package io.github.cbrsdk.conformance.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The result for a person in a browser: one file that loads nothing. What was observed is data in
 * it, never markup, and its policy lets only its own style and script run.
 */
public final class HtmlReport {
  /** Its file in the report folder. */
  public static final String FILE = "report.html";

  private HtmlReport() {}

  /** Writes the file. */
  public static void write(Report report, ReportFolder folder) throws IOException {
    try (Writer writer = folder.open(FILE)) {
      write(report, writer);
    }
  }

  /** Writes the page; does not close the writer. */
  static void write(Report report, Writer writer) {
    Asset style = Asset.of("report.css");
    Asset script = Asset.of("report.js");
    Template template =
        Mustache.compiler()
            .withEscaper(HtmlText::escape)
            .emptyStringIsFalse(true)
            .compile(Asset.of("report.mustache").text());
    template.execute(
        HtmlView.of(
            report,
            PagePolicy.allowing(List.of(style), List.of(script)),
            style,
            script,
            HtmlData.of(report)),
        writer);
  }
}
