package io.github.cbrsdk.conformance.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Text for a terminal of 80 columns; secrets are masked, and control characters are escaped.
 *
 * @param coloured whether texts have styles: not in files, in pipes, and for users who decline it
 * @param redaction masks the secrets; more secrets may be added while the page is written
 */
public record Page(PrintWriter out, boolean coloured, Redaction redaction) {
  public static final int WIDTH = 80;
  private static final int LABEL = 10;

  /** Prints a line without escaping; texts of others must have been escaped before. */
  public void line(String line) {
    out.println(line);
  }

  public void field(String label, String text) {
    field("", label, text);
  }

  public void field(String indent, String label, String text) {
    String beside = " ".repeat(Math.max(1, LABEL - label.length()));
    List<String> lines = wrap(text, WIDTH - indent.length() - LABEL);
    line(indent + styled(Style.FAINT, label) + beside + lines.get(0));
    for (String more : lines.subList(1, lines.size())) {
      line(indent + " ".repeat(LABEL) + more);
    }
  }

  public void paragraph(String text) {
    wrap(text, WIDTH).forEach(this::line);
  }

  void heading(String indent, String text, Style style) {
    wrap(text, WIDTH - indent.length()).forEach(each -> line(indent + styled(style, each)));
  }

  public String styled(Style style, String text) {
    return coloured ? style.of(text) : text;
  }

  public void flush() {
    out.flush();
  }

  private List<String> wrap(String text, int room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Printable.of(redaction.apply(text)).split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        lines.add(Printable.lineOf(line.toString()));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(Printable.lineOf(line.toString()));
    return lines;
  }
}
