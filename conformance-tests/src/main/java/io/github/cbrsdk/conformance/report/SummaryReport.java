package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The result for a pull request or the summary of a job, as Markdown of a limited size. */
public final class SummaryReport {
  /** Its file in the report folder. */
  public static final String FILE = "summary.md";

  /** Code hosts refuse a comment of 64 kB; what says that it was cut has to fit, too. */
  private static final int MOST_BYTES = 60_000;

  private static final int LONGEST_CELL = 300;
  private static final int MOST_REASONS = 20;

  private final Redaction redaction;
  private final StringBuilder text = new StringBuilder();
  private int bytes;

  private SummaryReport(Redaction redaction) {
    this.redaction = redaction;
  }

  /** Writes the file. */
  public static void write(Report report, ReportFolder folder) throws IOException {
    try (Writer writer = folder.open(FILE)) {
      writer.write(of(report, folder.redaction()));
    }
  }

  /**
   * The summary. It is redacted here already: masks are longer than some secrets, and a secret must
   * not be cut before it was recognised.
   */
  static String of(Report report, Redaction redaction) {
    SummaryReport summary = new SummaryReport(redaction);
    summary.addHead(report);
    summary.addFindings(report);
    return summary.text.toString();
  }

  private void addHead(Report report) {
    ExchangeCounts exchanges = report.result().exchanges();
    add("## " + sign(report) + " " + Words.headline(report.result().verdict()));
    add("");
    add(markdown(Words.lead(report)));
    add(Words.scope(report.result()));
    add(markdown(Words.choice(report)));
    add("");
    add("| breaking | additive | notices | exchanges checked | not checked |");
    add("|---:|---:|---:|---:|---:|");
    add(
        "| %d | %d | %d | %d | %d |"
            .formatted(
                report.count(Impact.BREAKING),
                report.count(Impact.ADDITIVE),
                report.count(Impact.NOTICE),
                exchanges.checked(),
                exchanges.notCheckedTotal()));
    add("");
    new TreeMap<>(exchanges.notChecked())
        .entrySet().stream().limit(MOST_REASONS).forEach(this::addReason);
  }

  private void addReason(Map.Entry<String, Long> reason) {
    add(
        "- %s not checked: %s"
            .formatted(Words.count(reason.getValue(), "exchange"), cell(reason.getKey())));
  }

  private void addFindings(Report report) {
    List<Finding> drifts =
        report.result().findings().stream()
            .filter(finding -> finding.impact() != Impact.NOTICE)
            .toList();
    if (drifts.isEmpty()) {
      return;
    }
    add("");
    add("| impact | rule | where | expected | observed | contract | seen |");
    add("|---|---|---|---|---|---|---:|");
    for (int i = 0; i < drifts.size(); i++) {
      String row = redaction.apply(row(drifts.get(i), report));
      if (bytes + row.getBytes(UTF_8).length > MOST_BYTES) {
        add("");
        add("%s more: see report.html.".formatted(Words.count(drifts.size() - i, "finding")));
        return;
      }
      add(row);
    }
  }

  private String row(Finding finding, Report report) {
    return "| %s | %s | %s | %s | %s | %s:%d | %s |"
        .formatted(
            finding.impact().id(),
            finding.rule().id(),
            cell(Words.place(finding)),
            cell(finding.drift().expected()),
            cell(finding.drift().observed()),
            ContractFile.path(finding.drift().contract(), report.evidence()),
            finding.drift().contract().line(),
            Words.number(finding.occurrences()));
  }

  private String cell(String content) {
    String redacted = redaction.apply(content);
    return markdown(
        redacted.length() <= LONGEST_CELL
            ? redacted
            : redacted.substring(
                    0, redacted.offsetByCodePoints(0, redacted.codePointCount(0, LONGEST_CELL - 1)))
                + "…");
  }

  /** Text that means nothing in Markdown or HTML, on one line. */
  private static String markdown(String content) {
    StringBuilder escaped = new StringBuilder();
    content
        .codePoints()
        .forEach(
            c -> {
              if (c < 128 && "\\`*_{}[]()#|!~@".indexOf(c) >= 0) {
                escaped.append('\\').appendCodePoint(c);
              } else if (c == '\n') {
                escaped.append(' ');
              } else {
                escaped.append(HtmlText.escape(Character.toString(c)));
              }
            });
    return escaped.toString();
  }

  private static String sign(Report report) {
    return switch (report.result().verdict()) {
      case CONFORMANT -> "✅";
      case DRIFTED -> "❌";
      case NOT_CHECKED -> "❔";
    };
  }

  private void add(String line) {
    String redacted = redaction.apply(line);
    text.append(redacted).append('\n');
    bytes += redacted.getBytes(UTF_8).length + 1;
  }
}
