package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Sentences that several formats of a report share. */
final class Messages {
  private Messages() {}

  static String headline(Verdict verdict) {
    return switch (verdict) {
      case CONFORMANT -> "Conformant";
      case DRIFTED -> "Drifted";
      case NOT_CHECKED -> "Not checked";
    };
  }

  /** The result in a sentence. */
  static String lead(Report report) {
    ExchangeCounts exchanges = report.exchanges();
    String checked = count(exchanges.checked(), "checked exchange");
    return switch (report.verdict()) {
      case CONFORMANT -> "No drift in " + checked + ", " + edition(report.edition()) + ".";
      case DRIFTED ->
          "%d breaking and %d additive in %s of %s, %s."
              .formatted(
                  report.count(Impact.BREAKING),
                  report.count(Impact.ADDITIVE),
                  number(exchanges.drifted()),
                  checked,
                  edition(report.edition()));
      case NOT_CHECKED ->
          exchanges.checked() > 0
              ? "No drift in %s, but %s, so this is no verdict on the whole."
                  .formatted(checked, shortcoming(report))
              : nothing(exchanges.total()) + ", so nothing can be said.";
    };
  }

  private static String nothing(long exchanges) {
    return exchanges == 0
        ? "There was no exchange to check"
        : exchanges == 1
            ? "The one exchange could not be checked"
            : "None of the %s exchanges could be checked".formatted(number(exchanges));
  }

  /** The reason why a run without drift is not conformant. */
  private static String shortcoming(Report report) {
    long unchecked = report.exchanges().notCheckedTotal();
    if (unchecked > 0) {
      return count(unchecked, "exchange") + " could not be checked";
    }
    SelfTestTable selfTest = report.selfTest();
    return selfTest != null && !selfTest.missedDrifts().isEmpty()
        ? "the check would not notice every drift"
        : "one run checked nothing";
  }

  /** The skipped exchanges by reason, and the hosts if there are several. */
  static List<String> coverage(ExchangeCounts exchanges) {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(exchanges.skipped())
        .forEach((reason, n) -> lines.add(count(n, "exchange") + " skipped: " + reason));
    if (exchanges.hosts().size() > 1) {
      lines.add(
          "responses of several hosts: "
              + String.join(", ", new TreeMap<>(exchanges.hosts()).keySet()));
    }
    return lines;
  }

  /** The share of the contract that was observed, in a sentence. */
  static String scope(Report report) {
    int percent = percent(report);
    return percent == 100
        ? "All of the contract was observable in these exchanges."
        : ("At most %d %% of the contract was observable in these exchanges; nothing is known of"
                + " the rest.")
            .formatted(percent);
  }

  /** The observed share of the contract in per cent, rounded down. */
  static int percent(Report report) {
    return (int) (100 * report.coverage().share());
  }

  private static String edition(EditionChoice edition) {
    return "by edition " + edition.name();
  }

  /** The reason for the edition, in a sentence; empty if the caller named it. */
  static String choice(Report report) {
    EditionChoice edition = report.edition();
    if (report.runs().size() > 1) {
      return edition.reason() + ".";
    }
    return edition.given() || report.exchanges().checked() == 0
        ? ""
        : "Edition %s was chosen: %s.".formatted(edition.name(), edition.reason());
  }

  /** The number of exchanges that were not checked, a sentence for each reason. */
  static List<String> notChecked(ExchangeCounts exchanges) {
    return new TreeMap<>(exchanges.notChecked())
        .entrySet().stream()
            .map(each -> count(each.getValue(), "exchange") + " not checked: " + each.getKey())
            .toList();
  }

  /** The expected and the observed value, in one line. */
  static String sentence(ReportedFinding finding) {
    return "%s: expected %s, observed %s"
        .formatted(location(finding), finding.expected(), finding.observed());
  }

  static String location(ReportedFinding finding) {
    return finding.pointer().isEmpty() ? "(the response)" : finding.pointer();
  }

  static String number(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  static String count(long n, String noun) {
    return number(n) + " " + noun + (n == 1 ? "" : "s");
  }
}
