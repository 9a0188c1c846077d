package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.baseline.BaselineUse;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the template of the HTML page asks for; its names are the template's. */
@SuppressWarnings("UnusedVariable") // The template uses them.
record HtmlView(
    String policy,
    Asset style,
    Asset script,
    String data,
    String label,
    String verdict,
    String headline,
    String sign,
    String lead,
    String scope,
    String choice,
    List<Reason> reasons,
    List<Figure> figures,
    String noFindings,
    List<MemberGroup> memberGroups,
    List<Matrix> matrix,
    List<Part> coverage,
    List<SelfTestResult> selfTest,
    boolean hasAccepted,
    List<Accepted> accepted,
    boolean hasRuns,
    List<RunFacts> runs) {
  private static final int MAX_MISSING = 500;
  private static final int HOTTEST = 5;

  /** Something that the verdict does not cover. */
  record Reason(String text) {}

  record Figure(String label, String value, String kind) {}

  record MemberGroup(String name, boolean seen, List<Member> rows) {}

  record Member(
      String parent,
      String name,
      boolean undeclared,
      boolean unseen,
      String barText,
      List<Bar> bars,
      String present,
      String nulls,
      String absent,
      List<Count> types,
      List<Count> values) {}

  record Bar(String kind, String x, String width) {}

  record Count(String name, String count) {}

  record Matrix(List<Column> editions, List<Row> rows) {}

  record Column(String name, boolean chosen) {}

  record Row(String label, String exchanges, List<Cell> cells) {}

  record Cell(String shade, String text, String title) {}

  record Part(
      String name,
      String noun,
      String declared,
      String observed,
      int percent,
      boolean hasMissing,
      String missingCount,
      List<String> missing) {}

  record SelfTestResult(
      String injected,
      String noticed,
      List<String> missed,
      List<String> untried,
      List<ProofRow> rows) {}

  record ProofRow(String rule, String injected, String noticed, boolean isShort) {}

  record Accepted(String state, String rule, String pointer, String reason, String expires) {}

  record RunFacts(
      String label,
      String verdict,
      String headline,
      String command,
      String edition,
      String exchanges,
      String contract,
      String hash,
      String when,
      String with) {}

  static HtmlView of(Report report, String policy, Asset style, Asset script, String data) {
    return new HtmlView(
        policy,
        style,
        script,
        data,
        report.runs().size() == 1 ? report.runs().get(0).label() : "",
        report.verdict().id(),
        Messages.headline(report.verdict()),
        sign(report.verdict()),
        Messages.lead(report),
        Messages.scope(report),
        Messages.choice(report),
        reasons(report),
        figures(report),
        report.findings().isEmpty() ? "Nothing to report." : "",
        memberGroups(report),
        Stream.ofNullable(report.editionMatrix()).map(matrix -> matrix(matrix, report)).toList(),
        coverage(report.coverage()),
        Stream.ofNullable(report.selfTest()).map(HtmlView::selfTest).toList(),
        !report.accepted().isEmpty(),
        report.accepted().stream().map(HtmlView::accepted).toList(),
        !report.runs().isEmpty(),
        report.runs().stream().map(HtmlView::facts).toList());
  }

  /** A check mark, a cross and a question mark: the verdict is not told by colour alone. */
  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT ->
          "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm-1.6 15.6-4.5-4.5"
              + " 1.8-1.8 2.7 2.7 5.9-5.9 1.8 1.8z";
      case DRIFTED ->
          "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm4.9 14.1-1.8 1.8-3.1-3.1-3.1 3.1"
              + "-1.8-1.8 3.1-3.1-3.1-3.1 1.8-1.8 3.1 3.1 3.1-3.1 1.8 1.8-3.1 3.1z";
      case NOT_CHECKED ->
          "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm1.2 17h-2.5v-2.4h2.5zm2.2-8.3-1 1"
              + "c-.8.8-1.3 1.5-1.3 2.9h-2.3v-.6c0-1.1.5-2.1 1.3-2.9l1.3-1.3c.4-.4.6-.8.6-1.3"
              + "a2 2 0 0 0-4 0h-2.3a4.3 4.3 0 0 1 8.6 0c0 .9-.4 1.7-.9 2.2z";
    };
  }

  private static List<Reason> reasons(Report report) {
    List<Reason> reasons = new ArrayList<>();
    Messages.notChecked(report.exchanges()).forEach(line -> reasons.add(new Reason(line)));
    Messages.coverage(report.exchanges()).forEach(line -> reasons.add(new Reason(line)));
    return reasons;
  }

  private static List<Figure> figures(Report report) {
    long unchecked = report.exchanges().notCheckedTotal();
    return List.of(
        figure("breaking", report.count(Impact.BREAKING), "breaking"),
        figure("additive", report.count(Impact.ADDITIVE), "additive"),
        figure("notices", report.count(Impact.NOTICE), "notice"),
        figure("exchanges checked", report.exchanges().checked(), "checked"),
        figure("not checked", unchecked, unchecked > 0 ? "unsure" : "checked"),
        new Figure("of the contract observed", Messages.percent(report) + " %", "checked"));
  }

  private static Figure figure(String label, long n, String kind) {
    return new Figure(label, Messages.number(n), n == 0 ? "none" : kind);
  }

  private static List<MemberGroup> memberGroups(Report report) {
    Map<String, List<Member>> groups = new LinkedHashMap<>();
    for (MemberStatistics member : report.members()) {
      groups.computeIfAbsent(group(member), name -> new ArrayList<>()).add(member(member));
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

  private static String group(MemberStatistics member) {
    return member.schema().isEmpty()
        ? member.operation()
        : "%s, %s".formatted(member.operation(), member.schema());
  }

  private static Member member(MemberStatistics member) {
    int cut = member.pointer().lastIndexOf('/') + 1;
    long total = member.present() + member.nulls() + member.absent();
    return new Member(
        member.pointer().substring(0, cut),
        member.pointer().substring(cut),
        !member.declared(),
        member.declared() && total == 0,
        total == 0
            ? "never observable"
            : "%s value, %s null, %s absent"
                .formatted(
                    Messages.number(member.present()),
                    Messages.number(member.nulls()),
                    Messages.number(member.absent())),
        bars(member, total),
        Messages.number(member.present()),
        Messages.number(member.nulls()),
        Messages.number(member.absent()),
        counts(member.types()),
        counts(member.values()));
  }

  private static List<Bar> bars(MemberStatistics member, long total) {
    if (total == 0) {
      return List.of(new Bar("unseen", "0", "100"));
    }
    List<Bar> bars = new ArrayList<>();
    double x = 0;
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("value", member.present());
    parts.put("null", member.nulls());
    parts.put("absent", member.absent());
    for (Map.Entry<String, Long> part : parts.entrySet()) {
      double width = 100.0 * part.getValue() / total;
      if (width > 0) {
        bars.add(new Bar(part.getKey(), decimal(x), decimal(width)));
      }
      x += width;
    }
    return bars;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static List<Count> counts(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(count -> new Count(count.getKey(), Messages.number(count.getValue())))
            .toList();
  }

  private static Matrix matrix(EditionMatrix matrix, Report report) {
    return new Matrix(
        matrix.editions().stream()
            .map(edition -> new Column(edition, edition.equals(report.edition().name())))
            .toList(),
        matrix.rows().stream().map(row -> row(row, matrix.editions())).toList());
  }

  private static Row row(EditionMatrix.Row row, List<String> editions) {
    return new Row(
        row.label(),
        Messages.number(row.exchanges()),
        editions.stream().map(edition -> cell(row, edition)).toList());
  }

  private static Cell cell(EditionMatrix.Row row, String edition) {
    EditionMatrix.Cell cell = row.cells().get(edition);
    if (cell == null) {
      return new Cell("not-considered", "–", "not considered");
    }
    return new Cell(
        "heat" + heat(cell.drifts()),
        cell.drifts() == 0 ? "0" : cell.breaking() + " + " + cell.additive(),
        "%s by %s: %d breaking, %d additive"
            .formatted(row.label(), edition, cell.breaking(), cell.additive()));
  }

  /** From 0 for none; each step doubles the number of drifts. */
  private static int heat(int drifts) {
    return Math.min(HOTTEST, Integer.SIZE - Integer.numberOfLeadingZeros(drifts));
  }

  private static List<Part> coverage(Coverage coverage) {
    return Stream.of(
            part("Members", "member", "members", coverage.members()),
            part("Listed values", "listed value", "listed values", coverage.enumValues()),
            part("Statuses", "declared status", "declared statuses", coverage.statuses()),
            part("Forms of a body", "form of a body", "forms of a body", coverage.envelopes()))
        .toList();
  }

  private static Part part(String name, String noun, String nouns, Coverage.Part part) {
    return new Part(
        name,
        part.missing().size() == 1 ? noun : nouns,
        Messages.number(part.declared()),
        Messages.number(part.observed()),
        part.declared() == 0 ? 100 : 100 * part.observed() / part.declared(),
        !part.missing().isEmpty(),
        Messages.number(part.missing().size()),
        part.missing().subList(0, Math.min(MAX_MISSING, part.missing().size())));
  }

  private static SelfTestResult selfTest(SelfTestTable table) {
    return new SelfTestResult(
        Messages.number(table.injected()),
        Messages.number(table.noticed()),
        table.missedDrifts(),
        table.untried(),
        table.rules().stream()
            .map(
                row ->
                    new ProofRow(
                        row.rule(),
                        Messages.number(row.injected()),
                        Messages.number(row.noticed()),
                        row.noticed() < row.injected()))
            .toList());
  }

  private static Accepted accepted(BaselineUse.Entry entry) {
    return new Accepted(
        entry.state().id(),
        entry.drift().rule(),
        entry.drift().pointer(),
        entry.drift().reason(),
        entry.drift().expires().toString());
  }

  private static RunFacts facts(Run run) {
    return new RunFacts(
        run.label(),
        run.verdict().id(),
        Messages.headline(run.verdict()),
        String.join(" ", run.command()),
        "%s: %s".formatted(run.edition().name(), run.edition().reason()),
        "%s checked, %s drifted, %s not checked"
            .formatted(
                Messages.number(run.exchanges().checked()),
                Messages.number(run.exchanges().drifted()),
                Messages.number(run.exchanges().notCheckedTotal())),
        run.contract().version(),
        run.contract().sha256(),
        "%s, took %.1f s"
            .formatted(run.startedAt().truncatedTo(ChronoUnit.SECONDS), run.millis() / 1000.0),
        run.tool() + ", " + run.platform());
  }
}
