package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

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
    String style = resource("report.css");
    String script = resource("report.js");
    Template template =
        Mustache.compiler()
            .withEscaper(HtmlText::escape)
            .emptyStringIsFalse(true)
            .compile(resource("report.mustache"));
    template.execute(
        HtmlView.of(report, policy(style, script), style, script, HtmlData.of(report)), writer);
  }

  private static String policy(String style, String script) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src "
        + hash(style)
        + "; script-src "
        + hash(script);
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
