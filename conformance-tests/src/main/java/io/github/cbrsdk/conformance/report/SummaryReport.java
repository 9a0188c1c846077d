package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The report for a pull request or a job summary, as Markdown of limited size. */
final class SummaryReport {
  static final String FILE = "summary.md";

  /** Code hosts reject comments of 64 kB; the note about omitted findings has to fit, too. */
  private static final int MOST_BYTES = 60_000;

  private static final int LONGEST_CELL = 300;
  private static final int MOST_REASONS = 20;

  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()|!~@]|#(?!39;)");

  private SummaryReport() {}

  static String of(Report report, ContractFiles files) {
    StringBuilder text = new StringBuilder(head(report));
    List<ReportedFinding> drifts =
        Causes.of(report.findings()).stream()
            .flatMap(List::stream)
            .filter(finding -> finding.impact() != Impact.NOTICE)
            .toList();
    if (!drifts.isEmpty()) {
      text.append("\n| impact | what | where | rule | contract | seen |\n");
      text.append("|---|---|---|---|---|---:|\n");
    }
    int bytes = text.toString().getBytes(UTF_8).length;
    for (int i = 0; i < drifts.size(); i++) {
      String row = row(drifts.get(i), files);
      bytes += row.getBytes(UTF_8).length;
      if (bytes > MOST_BYTES) {
        String omitted = Messages.count(drifts.size() - i, "finding");
        return text.append("\n%s more: see report.html.\n".formatted(omitted)).toString();
      }
      text.append(row);
    }
    return text.toString();
  }

  private static String head(Report report) {
    Stream<String> runs = report.runs().stream().map(run -> RunDescription.line(report, run));
    return PageTemplate.render(
        "summary.mustache",
        SummaryReport::markdown,
        Map.of(
            "sign", sign(report),
            "headline", Messages.headline(report.verdict()),
            "lead", Messages.lead(report),
            "scope", Messages.scope(report),
            "choice", Messages.choice(report),
            "runs", report.runs().size() > 1 ? cut(runs) : List.of(),
            "counts", counts(report),
            "reasons",
                Stream.of(
                        Messages.notChecked(report.exchanges()),
                        Messages.coverage(report.exchanges()))
                    .flatMap(lines -> cut(lines.stream()).stream())
                    .toList()),
        report);
  }

  private static String counts(Report report) {
    return "| %d | %d | %d | %d | %d |"
        .formatted(
            report.count(Impact.BREAKING),
            report.count(Impact.ADDITIVE),
            report.count(Impact.NOTICE),
            report.exchanges().checked(),
            report.exchanges().notCheckedTotal());
  }

  private static List<String> cut(Stream<String> lines) {
    return lines.limit(MOST_REASONS).map(SummaryReport::cut).toList();
  }

  private static String row(ReportedFinding finding, ContractFiles files) {
    return "| %s | %s | %s | [%s](%s) | %s:%d | %s |\n"
        .formatted(
            finding.impact().id(),
            markdown(cut(Messages.sentence(finding))),
            markdown(cut(Messages.location(finding))),
            finding.rule().id(),
            Rules.of(finding.rule()).link(),
            markdown(cut(files.path(finding.drift().contract()))),
            finding.drift().contract().line(),
            Messages.number(finding.finding().occurrences()));
  }

  private static String cut(String content) {
    return content.length() <= LONGEST_CELL
        ? content
        : content.substring(
                0, content.offsetByCodePoints(0, content.codePointCount(0, LONGEST_CELL - 1)))
            + "…";
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
}
