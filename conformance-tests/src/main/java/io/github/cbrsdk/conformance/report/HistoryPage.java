package io.github.cbrsdk.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The history for a browser: one file that loads nothing and needs no script. */
final class HistoryPage {
  private static final int STEP = 12;
  private static final int HEIGHT = 80;

  private HistoryPage() {}

  /**
   * A rectangle of a chart.
   *
   * @param x the left edge, and {@code y} the upper one, in units of the drawing
   * @param kind the class of its style
   * @param title what a pointing device shows of it
   */
  record Bar(String x, int y, int height, String kind, String title) {}

  static String of(History history) {
    List<Map<String, Object>> rows = new ArrayList<>();
    String all = Messages.count(history.reports().size(), "report");
    for (History.FindingSpan span : history.findings()) {
      String seen = "%d of %s".formatted(span.count(), all);
      rows.add(Map.of("span", span, "reports", seen, "bars", bars(history, span)));
    }
    return PageTemplate.page(
        "history.mustache",
        "History – conformance reports",
        List.of(PageTemplate.file("report.css") + PageTemplate.file("history.css")),
        List.of(),
        Map.of(
            "width", x(Math.max(1, history.reports().size())),
            "bars", bars(history),
            "rows", rows),
        history);
  }

  /** The left edge of a report, which is not a number to read. */
  private static String x(int report) {
    return String.valueOf(report * STEP);
  }

  private static List<Bar> bars(History history, History.FindingSpan span) {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < span.seenIn().size(); i++) {
      String kind = span.seenIn().get(i) ? span.impact().id() : "unseen";
      bars.add(new Bar(x(i), 0, STEP, kind, Messages.time(history.reports().get(i).startedAt())));
    }
    return bars;
  }

  /** The numbers of breaking findings, and on top of them those of additive ones. */
  private static List<Bar> bars(History history) {
    int most = 1;
    for (History.DatedReport each : history.reports()) {
      most = Math.max(most, each.breaking() + each.additive());
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < history.reports().size(); i++) {
      History.DatedReport report = history.reports().get(i);
      int breaking = report.breaking() * HEIGHT / most;
      int additive = report.additive() * HEIGHT / most;
      String title =
          "%s: %d breaking, %d additive"
              .formatted(Messages.time(report.startedAt()), report.breaking(), report.additive());
      bars.add(new Bar(x(i), HEIGHT - breaking, breaking, "breaking", title));
      bars.add(new Bar(x(i), HEIGHT - breaking - additive, additive, "additive", title));
    }
    return bars;
  }
}
