package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The report for a browser. Observed values are data, never markup. */
final class HtmlReport {
  static final String FILE = "report.html";

  private static final int MAX_MISSING = 500;
  private static final int MAX_HEAT = 5;

  private HtmlReport() {}

  static String of(Report report, ContractFiles files) {
    ObjectNode data = ReportJson.MAPPER.valueToTree(report);
    ArrayNode findings = data.putArray("findings");
    int cause = 0;
    for (List<ReportedFinding> together : Causes.of(report.findings())) {
      for (ReportedFinding finding : together) {
        ObjectNode row = ReportJson.MAPPER.valueToTree(finding);
        findings.add(
            row.put("cause", cause)
                .put("sentence", Messages.sentence(finding))
                .put("effect", Messages.effect(finding.finding().sdkEffect()))
                .put("explanation", Rules.of(finding.rule()).link()));
      }
      cause++;
    }
    data.set("contractTexts", ReportJson.MAPPER.valueToTree(files.texts()));
    String headline = Messages.headline(report.verdict());
    return PageTemplate.page(
        "report.mustache",
        headline + " – conformance report",
        List.of(PageTemplate.file("report.css")),
        List.of(PageTemplate.file("report.js")),
        Map.of(
            "data", ReportJson.text(data),
            "headline", headline,
            "view", view(report, files.title())),
        report);
  }

  record Figure(String label, long value, String kind) {}

  record MemberGroup(String name, boolean seen, List<Member> rows) {}

  record Member(
      String parent,
      String name,
      boolean unseen,
      List<Bar> bars,
      MemberStatistics statistics,
      Map<String, Long> types,
      Map<String, Long> values) {}

  /** A part of a horizontal bar, in per cent of its width. */
  record Bar(String kind, String x, String width) {}

  record Row(String label, long exchanges, List<Cell> cells) {}

  record Cell(String shade, String text, String title) {}

  record Part(
      String name, Coverage.Part part, int percent, int missingCount, List<String> missing) {}

  /** What the template needs beside the report itself, by name. */
  private static Map<String, Object> view(Report report, String service) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("label", report.runs().size() == 1 ? report.runs().get(0).label() : "");
    view.put("lead", Messages.lead(report));
    view.put("scope", Messages.scope(report));
    view.put("choice", Messages.choice(report));
    view.put("facts", RunDescription.facts(report, service));
    view.put("endpoints", endpoints(report));
    boolean nothing = report.count(Impact.NOTICE) == report.findings().size();
    view.put("nothing", nothing ? Messages.noFindings(report) : List.of());
    view.put("reasons", Messages.notChecked(report.exchanges()));
    view.put("coverage", Messages.coverage(report.exchanges()));
    view.put("figures", figures(report));
    view.put("memberGroups", memberGroups(report));
    EditionMatrix matrix = report.editionMatrix();
    if (matrix != null) {
      view.put(
          "matrixRows", matrix.rows().stream().map(row -> row(row, matrix.editions())).toList());
      view.put(
          "matrixColumns", matrix.editions().stream().map(name -> column(name, report)).toList());
    }
    view.put("coverageParts", coverage(report.coverage()));
    return view;
  }

  /** The runs of a merged report. */
  private static List<Map<String, Object>> endpoints(Report report) {
    List<Map<String, Object>> endpoints = new ArrayList<>();
    for (Run run : report.runs().size() > 1 ? report.runs() : List.<Run>of()) {
      boolean isCompared = Messages.isCompared(run.edition(), run.exchanges());
      endpoints.add(
          Map.of(
              "run",
              run,
              "source",
              RunDescription.source(run),
              "edition",
              isCompared ? Messages.edition(run.edition()) : "",
              "drifts",
              Messages.drifts(report, run)));
    }
    return endpoints;
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
    List<MemberGroup> sorted = new ArrayList<>();
    groups.forEach(
        (name, rows) ->
            sorted.add(new MemberGroup(name, !rows.stream().allMatch(Member::unseen), rows)));
    sorted.sort(Comparator.comparing(MemberGroup::seen).reversed());
    return sorted;
  }

  private static Member member(MemberStatistics member) {
    int cut = member.pointer().lastIndexOf('/') + 1;
    long there = member.present() + member.nulls();
    long total = there + member.absent();
    List<Bar> bars = new ArrayList<>();
    if (total == 0) {
      bars.add(new Bar("unseen", "0", "100"));
    } else {
      bars.add(bar("value", 0, member.present(), total));
      bars.add(bar("null", member.present(), member.nulls(), total));
      bars.add(bar("absent", there, member.absent(), total));
      bars.removeIf(bar -> bar.width().equals("0.00"));
    }
    return new Member(
        member.pointer().substring(0, cut),
        member.pointer().substring(cut),
        total == 0,
        bars,
        member,
        new TreeMap<>(member.types()),
        new TreeMap<>(member.values()));
  }

  private static Bar bar(String kind, long start, long length, long total) {
    return new Bar(
        kind,
        String.format(Locale.ROOT, "%.2f", 100.0 * start / total),
        String.format(Locale.ROOT, "%.2f", 100.0 * length / total));
  }

  private static Map<String, Object> column(String name, Report report) {
    return Map.of("name", name, "chosen", name.equals(report.edition().name()));
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
