package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import java.util.regex.Pattern;

/** The report for a pull request or a job summary, as Markdown of limited size. */
final class SummaryReport {
  static final String FILE = "summary.md";

  /** Code hosts reject comments of 64 kB; the note about omitted findings has to fit, too. */
  private static final int MOST_BYTES = 60_000;

  private static final int LONGEST_CELL = 300;
  private static final int MOST_REASONS = 20;

  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()|!~@]|#(?!39;)");

  private final StringBuilder text = new StringBuilder();
  private int bytes;

  static String of(Report report, ContractFiles files) {
    SummaryReport summary = new SummaryReport();
    summary.addHead(report);
    summary.addFindings(report, files);
    return summary.text.toString();
  }

  private void addHead(Report report) {
    ExchangeCounts exchanges = report.exchanges();
    add("## " + sign(report) + " " + Messages.headline(report.verdict()));
    add("");
    add(markdown(Messages.lead(report)));
    add(Messages.scope(report));
    add("");
    if (report.runs().size() > 1) {
      report.runs().stream()
          .limit(MOST_REASONS)
          .forEach(run -> add("- " + cell(Messages.run(report, run))));
      add("");
    }
    String choice = Messages.choice(report);
    if (!choice.isEmpty()) {
      add("<details><summary>Why this edition</summary>");
      add("");
      add(markdown(choice));
      add("");
      add("</details>");
      add("");
    }
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
    Messages.notChecked(exchanges).stream()
        .limit(MOST_REASONS)
        .forEach(reason -> add("- " + cell(reason)));
    Messages.coverage(exchanges).stream()
        .limit(MOST_REASONS)
        .forEach(line -> add("- " + cell(line)));
  }

  private void addFindings(Report report, ContractFiles files) {
    List<ReportedFinding> drifts =
        Causes.of(report.findings()).stream()
            .flatMap(List::stream)
            .filter(finding -> finding.impact() != Impact.NOTICE)
            .toList();
    if (drifts.isEmpty()) {
      return;
    }
    add("");
    add("| impact | what | where | rule | contract | seen |");
    add("|---|---|---|---|---|---:|");
    for (int i = 0; i < drifts.size(); i++) {
      String row = row(drifts.get(i), files);
      if (bytes + row.getBytes(UTF_8).length > MOST_BYTES) {
        add("");
        add("%s more: see report.html.".formatted(Messages.count(drifts.size() - i, "finding")));
        return;
      }
      add(row);
    }
  }

  private String row(ReportedFinding finding, ContractFiles files) {
    return "| %s | %s | %s | [%s](%s) | %s:%d | %s |"
        .formatted(
            finding.impact().id(),
            cell(Messages.sentence(finding)),
            cell(Messages.location(finding)),
            finding.rule().id(),
            Rules.of(finding.rule()).link(),
            cell(files.path(finding.contract())),
            finding.contract().line(),
            Messages.number(finding.occurrences()));
  }

  private String cell(String content) {
    return markdown(
        content.length() <= LONGEST_CELL
            ? content
            : content.substring(
                    0, content.offsetByCodePoints(0, content.codePointCount(0, LONGEST_CELL - 1)))
                + "…");
  }

  /** Escapes a text for Markdown and HTML, on one line. */
  private static String markdown(String content) {
    return MARKUP.matcher(Printable.inHtml(content.replace('\n', ' '))).replaceAll("\\\\$0");
  }

  private static String sign(Report report) {
    return switch (report.verdict()) {
      case CONFORMANT -> "✅";
      case DRIFTED -> "❌";
      case NOT_CHECKED -> "❔";
    };
  }

  private void add(String line) {
    text.append(line).append('\n');
    bytes += line.getBytes(UTF_8).length + 1;
  }
}
