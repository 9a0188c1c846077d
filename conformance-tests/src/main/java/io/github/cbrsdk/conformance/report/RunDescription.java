package io.github.cbrsdk.conformance.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a run checked, with what and when, in words. */
final class RunDescription {
  private RunDescription() {}

  /** The endpoint or the files that a run checked; empty if its arguments are not known. */
  static String source(Run run) {
    String source = "";
    for (int i = 0; i < run.command().size(); i++) {
      String[] option = run.command().get(i).split("=", 2);
      if (option[0].equals("--endpoint") || option[0].equals("--recordings")) {
        String next = i + 1 < run.command().size() ? run.command().get(i + 1) : "";
        source = option.length > 1 ? option[1] : next;
      }
    }
    if (source.isEmpty() && !run.command().isEmpty()) {
      return "the built-in recordings";
    }
    Set<String> hosts = new TreeSet<>(run.exchanges().hosts().keySet());
    hosts.removeIf(source::contains);
    String of = String.join(", ", hosts);
    return source.isEmpty() || of.isEmpty() ? source + of : source + ", responses of " + of;
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

  /** What was checked, by what and when; empty if that is not known. */
  static Map<String, String> facts(Report report, String service) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Service", service);
    List<Run> runs = report.runs();
    if (runs.size() == 1) {
      facts.put("Checked", source(runs.get(0)));
    }
    if (runs.size() < 2 && Messages.isCompared(report.edition(), report.exchanges())) {
      facts.put("Edition", Messages.edition(report.edition()));
    }
    facts.put("Credentials", runs.size() == 1 ? credentials(runs.get(0)) : "");
    runs.stream()
        .max(Comparator.comparing(Run::startedAt))
        .ifPresent(run -> facts.put("When", Messages.time(run.startedAt())));
    String tools = runs.stream().map(Run::tool).distinct().collect(Collectors.joining(", "));
    String contract = "contract " + report.contract().version();
    facts.put("Versions", tools.isEmpty() ? contract : contract + ", " + tools);
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
