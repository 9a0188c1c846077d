package io.github.cbrsdk.conformance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
  record Bar(int x, int y, int height, String kind, String title) {}

  /** A finding and its chart. */
  record FindingRow(History.FindingSpan span, String reports, List<Bar> bars) {}

  /** Writes the page; does not close the writer. */
  static void write(History history, Writer writer) throws IOException {
    String style = PageTemplate.file("report.css") + PageTemplate.file("history.css");
    List<FindingRow> rows =
        history.findings().stream()
            .map(
                span ->
                    new FindingRow(
                        span,
                        "%d of %s"
                            .formatted(
                                span.count(), Messages.count(history.reports().size(), "report")),
                        bars(history, span)))
            .toList();
    Map<String, Object> parts =
        Map.of(
            "policy", PageTemplate.policy(List.of(style), List.of()),
            "style", style,
            "width", String.valueOf(Math.max(1, history.reports().size()) * STEP),
            "bars", bars(history),
            "rows", rows);
    PageTemplate.render("history.mustache", parts, history, writer);
  }

  private static List<Bar> bars(History history, History.FindingSpan span) {
    return IntStream.range(0, span.seenIn().size())
        .mapToObj(
            i ->
                new Bar(
                    i * STEP,
                    0,
                    STEP,
                    span.seenIn().get(i) ? span.impact().id() : "unseen",
                    history.reports().get(i).startedAt().toString()))
        .toList();
  }

  /** The numbers of breaking findings, and on top of them those of additive ones. */
  private static List<Bar> bars(History history) {
    int most =
        history.reports().stream()
            .mapToInt(each -> each.breaking() + each.additive())
            .reduce(1, Math::max);
    return IntStream.range(0, history.reports().size())
        .boxed()
        .flatMap(
            i -> {
              History.DatedReport report = history.reports().get(i);
              int breaking = report.breaking() * HEIGHT / most;
              int additive = report.additive() * HEIGHT / most;
              String title =
                  "%s: %d breaking, %d additive"
                      .formatted(report.startedAt(), report.breaking(), report.additive());
              return List.of(
                  new Bar(i * STEP, HEIGHT - breaking, breaking, "breaking", title),
                  new Bar(i * STEP, HEIGHT - breaking - additive, additive, "additive", title))
                  .stream();
            })
        .toList();
  }
}
