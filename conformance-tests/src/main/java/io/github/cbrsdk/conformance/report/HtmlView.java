package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The values that the HTML template needs beside the report itself: sentences, grouped members, and
 * the geometry of bars and cells. The template refers to the components by name.
 */
@SuppressWarnings("UnusedVariable") // The template uses them.
record HtmlView(
    String label,
    String lead,
    String scope,
    String choice,
    List<Fact> facts,
    List<Endpoint> endpoints,
    List<String> nothing,
    List<String> reasons,
    List<Figure> figures,
    List<MemberGroup> memberGroups,
    List<Row> matrixRows,
    List<Column> matrixColumns,
    List<Part> coverageParts) {
  private static final int MAX_MISSING = 500;
  private static final int MAX_HEAT = 5;

  record Figure(String label, long value, String kind) {}

  record Fact(String name, String value) {}

  /** A run of a merged report. */
  record Endpoint(Run run, String source, String edition, String drifts) {}

  record MemberGroup(String name, boolean seen, List<Member> rows) {}

  /** A member; {@code parent} is its pointer up to its name. */
  record Member(
      String parent,
      String name,
      boolean undeclared,
      boolean unseen,
      List<Bar> bars,
      MemberStatistics statistics,
      List<Count> types,
      List<Count> values) {}

  record Count(String name, long count) {}

  /** A part of a horizontal bar, in per cent of its width. */
  record Bar(String kind, String x, String width) {}

  record Column(String name, boolean chosen) {}

  record Row(String label, long exchanges, List<Cell> cells) {}

  record Cell(String shade, String text, String title) {}

  record Part(
      String name, Coverage.Part part, int percent, int missingCount, List<String> missing) {}

  static HtmlView of(Report report, String service) {
    List<String> reasons = new ArrayList<>(Messages.notChecked(report.exchanges()));
    reasons.addAll(Messages.coverage(report.exchanges()));
    EditionMatrix matrix = report.editionMatrix();
    return new HtmlView(
        report.runs().size() == 1 ? report.runs().get(0).label() : "",
        Messages.lead(report),
        Messages.scope(report),
        Messages.choice(report),
        Messages.facts(report, service).entrySet().stream()
            .map(fact -> new Fact(fact.getKey(), fact.getValue()))
            .toList(),
        report.runs().size() < 2
            ? List.of()
            : report.runs().stream()
                .map(
                    run ->
                        new Endpoint(
                            run,
                            Messages.source(run),
                            run.exchanges().checked() == 0 ? "" : Messages.edition(run.edition()),
                            Messages.drifts(report, run)))
                .toList(),
        report.findings().stream().allMatch(finding -> finding.impact() == Impact.NOTICE)
            ? Messages.noFindings(report)
            : List.of(),
        reasons,
        figures(report),
        memberGroups(report),
        matrix == null
            ? List.of()
            : matrix.rows().stream().map(row -> row(row, matrix.editions())).toList(),
        matrix == null
            ? List.of()
            : matrix.editions().stream()
                .map(name -> new Column(name, name.equals(report.edition().name())))
                .toList(),
        coverage(report.coverage()));
  }

  private static List<Figure> figures(Report report) {
    long unchecked = report.exchanges().notCheckedTotal();
    return List.of(
        figure("breaking", report.count(Impact.BREAKING), "breaking"),
        figure("additive", report.count(Impact.ADDITIVE), "additive"),
        figure("notices", report.count(Impact.NOTICE), "notice"),
        figure("exchanges checked", report.exchanges().checked(), "checked"),
        figure("not checked", unchecked, "unsure"),
        new Figure("% of the contract observed", Messages.percent(report), "checked"));
  }

  private static Figure figure(String label, long value, String kind) {
    return new Figure(label, value, value == 0 ? "none" : kind);
  }

  private static List<MemberGroup> memberGroups(Report report) {
    Map<String, List<Member>> groups = new LinkedHashMap<>();
    for (MemberStatistics each : report.members()) {
      String group = each.operation() + (each.schema().isEmpty() ? "" : ", " + each.schema());
      groups.computeIfAbsent(group, name -> new ArrayList<>()).add(member(each));
    }
    return groups.entrySet().stream()
        .map(
            group ->
                new MemberGroup(
                    group.getKey(),
                    group.getValue().stream().anyMatch(member -> !member.unseen()),
                    group.getValue()))
        .sorted(Comparator.comparing(MemberGroup::seen).reversed())
        .toList();
  }

  private static Member member(MemberStatistics member) {
    int cut = member.pointer().lastIndexOf('/') + 1;
    long total = member.present() + member.nulls() + member.absent();
    return new Member(
        member.pointer().substring(0, cut),
        member.pointer().substring(cut),
        !member.declared(),
        total == 0,
        total == 0
            ? List.of(new Bar("unseen", "0", "100"))
            : Stream.of(
                    bar("value", 0, member.present(), total),
                    bar("null", member.present(), member.nulls(), total),
                    bar("absent", member.present() + member.nulls(), member.absent(), total))
                .filter(bar -> !bar.width().equals("0.00"))
                .toList(),
        member,
        counts(member.types()),
        counts(member.values()));
  }

  private static List<Count> counts(Map<String, Long> counts) {
    List<Count> sorted = new ArrayList<>();
    new TreeMap<>(counts).forEach((name, count) -> sorted.add(new Count(name, count)));
    return sorted;
  }

  private static Bar bar(String kind, long start, long length, long total) {
    return new Bar(
        kind,
        String.format(Locale.ROOT, "%.2f", 100.0 * start / total),
        String.format(Locale.ROOT, "%.2f", 100.0 * length / total));
  }

  private static Row row(EditionMatrix.Row row, List<String> editions) {
    return new Row(
        row.label(),
        row.exchanges(),
        editions.stream().map(edition -> cell(row, edition)).toList());
  }

  private static Cell cell(EditionMatrix.Row row, String edition) {
    EditionMatrix.Cell cell = row.cells().get(edition);
    if (cell == null) {
      return new Cell("not-considered", "–", "not considered");
    }
    // Each step of the shade doubles the number of drifts.
    int heat = Integer.SIZE - Integer.numberOfLeadingZeros(cell.drifts());
    return new Cell(
        "heat" + Math.min(MAX_HEAT, heat),
        cell.drifts() == 0 ? "0" : cell.breaking() + " + " + cell.additive(),
        "%s by %s: %d breaking, %d additive"
            .formatted(row.label(), edition, cell.breaking(), cell.additive()));
  }

  private static List<Part> coverage(Coverage coverage) {
    return List.of(
        part("Members", coverage.members()),
        part("Listed values", coverage.enumValues()),
        part("Statuses", coverage.statuses()),
        part("Forms of a body", coverage.envelopes()));
  }

  private static Part part(String name, Coverage.Part part) {
    return new Part(
        name,
        part,
        part.declared() == 0 ? 100 : 100 * part.observed() / part.declared(),
        part.missing().size(),
        part.missing().stream().limit(MAX_MISSING).toList());
  }
}
