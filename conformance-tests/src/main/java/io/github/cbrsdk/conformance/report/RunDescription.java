package io.github.cbrsdk.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

final class RunDescription {
  /** The options that name what is checked. */
  private static final Set<String> SOURCES = Set.of("--endpoint", "--recordings", "--target");

  private RunDescription() {}

  /** The endpoint or the files that a run checked. */
  static String source(Run run) {
    String source = "";
    for (int i = 0; i < run.command().size(); i++) {
      String[] option = run.command().get(i).split("=", 2);
      if (SOURCES.contains(option[0])) {
        String next = i + 1 < run.command().size() ? run.command().get(i + 1) : "";
        source = option.length > 1 ? option[1] : next;
      }
    }
    if (source.isEmpty()) {
      return "the built-in recordings";
    }
    Set<String> hosts = new TreeSet<>(run.exchanges().hosts().keySet());
    hosts.removeIf(source::contains);
    return hosts.isEmpty() ? source : source + ", responses of " + String.join(", ", hosts);
  }

  /** One run of several in a line, its verdict first. */
  static String line(Report report, Run run) {
    String verdict = Messages.headline(run.verdict()).toLowerCase(Locale.ROOT);
    return run.exchanges().checked() == 0
        ? "%s: %s, %s".formatted(run.label(), verdict, Messages.drifts(report, run))
        : "%s: %s, %s in %s, edition %s"
            .formatted(
                run.label(),
                verdict,
                Messages.drifts(report, run),
                Messages.count(run.exchanges().checked(), "checked exchange"),
                Messages.edition(run.edition()));
  }

  static Map<String, String> facts(Report report, String service) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Service", service);
    List<Run> runs = report.runs();
    if (runs.size() == 1) {
      facts.put("Checked", source(runs.get(0)));
      if (Messages.isCompared(report.edition(), report.exchanges())) {
        facts.put("Edition", Messages.edition(report.edition()));
      }
      facts.put("Credentials", credentials(runs.get(0)));
    }
    facts.put("When", Messages.time(History.startedAt(report)));
    String tools = runs.stream().map(Run::tool).distinct().collect(Collectors.joining(", "));
    facts.put("Versions", "contract %s, %s".formatted(report.contract().version(), tools));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  /** Which credentials were sent, by the names of their security schemes; empty if none was. */
  private static String credentials(Run run) {
    return run.credentials().entrySet().stream()
        .map(
            each ->
                "%s in %s of %s exchanges"
                    .formatted(
                        each.getKey(),
                        Messages.number(each.getValue()),
                        Messages.number(run.exchanges().total())))
        .collect(Collectors.joining(", "));
  }
}
