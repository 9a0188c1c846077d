package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.accept.Acceptance;
import io.github.cbrsdk.conformance.accept.AcceptedDrift;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The result for a person at a terminal: the verdict first, then what to know. */
public final class TerminalReport {
  private static final int MAX_MISSED = 5;

  private final Page page;

  /** A report that is printed there. */
  public TerminalReport(Page page) {
    this.page = page;
  }

  /** Prints the report. */
  public void print(Report report) {
    Result result = report.result();
    printVerdict(result);
    if (result.exchanges().checked() > 0) {
      page.field("", "edition", edition(result.edition()));
      page.field("", "contract", contract(result));
    }
    new TreeMap<>(result.exchanges().notChecked())
        .forEach((reason, n) -> page.field("", "unchecked", count(n, "exchange") + ": " + reason));
    for (Impact impact : List.of(Impact.BREAKING, Impact.ADDITIVE)) {
      printFindings(impact, findings(result, impact));
    }
    int notices = findings(result, Impact.NOTICE).size();
    if (notices > 0) {
      page.line("");
      page.field(
          "",
          "unseen",
          "%s of the contract in no exchange, so nothing is known about them; --report-dir lists"
                  .formatted(count(notices, "part"))
              + " them.");
    }
    printAccepted(report.evidence().acceptance());
    report.evidence().selfProof().ifPresent(this::printProof);
    page.flush();
  }

  private void printAccepted(Acceptance acceptance) {
    int accepted = acceptance.in(Acceptance.State.ACCEPTED).size();
    if (accepted > 0) {
      page.field("", "accepted", count(accepted, "known drift") + " not counted");
    }
    for (AcceptedDrift each : acceptance.in(Acceptance.State.EXPIRED)) {
      page.field(
          "",
          "expired",
          "%s %s was accepted until %s (%s) and counts again"
              .formatted(each.rule(), each.pointer(), each.expires(), each.reason()));
    }
    for (AcceptedDrift each : acceptance.in(Acceptance.State.NOT_SEEN)) {
      page.field(
          "",
          "not seen",
          "%s %s is accepted and was not noticed: gone, or not asked for"
              .formatted(each.rule(), each.pointer()));
    }
  }

  private void printProof(ProofTable proof) {
    page.field(
        "",
        "self-proof",
        "%d of %d injected drifts noticed".formatted(proof.noticed(), proof.injected()));
    proof.missed().stream().limit(MAX_MISSED).forEach(each -> page.field("", "missed", each));
    if (!proof.missed().isEmpty()) {
      page.paragraph(
          "This check would not notice every drift, so nothing is said of what it did not find."
              + " 'self-test' lists all that it misses.");
    }
  }

  private void printVerdict(Result result) {
    ExchangeCounts exchanges = result.exchanges();
    Style style = page.style();
    String scope =
        "%d of %s checked".formatted(exchanges.checked(), count(exchanges.total(), "exchange"));
    page.line(
        switch (result.verdict()) {
          case CONFORMANT -> style.good("CONFORMANT") + "  " + scope + ", no drift";
          case NOT_CHECKED -> style.unsure("NOT CHECKED") + "  " + scope;
          case DRIFTED ->
              style.bad("DRIFTED")
                  + "  %d breaking, %d additive in %d of %s"
                      .formatted(
                          findings(result, Impact.BREAKING).size(),
                          findings(result, Impact.ADDITIVE).size(),
                          exchanges.drifted(),
                          count(exchanges.checked(), "checked exchange"));
        });
  }

  private static String edition(EditionChoice edition) {
    return edition.given() ? edition.name() : edition.name() + ": " + edition.reason();
  }

  private static String contract(Result result) {
    String hash = result.contract().sha256();
    return "%s (sha256 %s), %d %% of it observed"
        .formatted(
            result.contract().version(),
            hash.substring(0, Math.min(12, hash.length())),
            (int) (100 * result.coverage().share()));
  }

  private void printFindings(Impact impact, List<Finding> findings) {
    if (!findings.isEmpty()) {
      page.line("");
      page.line(page.style().strong(impact.name()));
      findings.forEach(this::printFinding);
    }
  }

  private void printFinding(Finding finding) {
    Style style = page.style();
    String rule = finding.rule().id();
    String pointer =
        finding.pointer().isEmpty() ? "(the response)" : Page.printable(finding.pointer());
    page.line(
        "  "
            + (finding.impact() == Impact.BREAKING ? style.bad(rule) : style.unsure(rule))
            + "  "
            + style.strong(pointer));
    page.field("    ", "expected", finding.drift().expected());
    page.field("    ", "observed", finding.drift().observed());
    if (finding.drift().hint() != null) {
      page.field("    ", "hint", finding.drift().hint());
    }
    if (finding.sdkEffect() != SdkEffect.NONE) {
      page.field("    ", "SDK user", effect(finding));
    }
    page.field("    ", "contract", finding.drift().contract().toString());
    page.field("    ", "seen in", sources(finding));
    page.field("    ", "to do", Advice.on(finding));
  }

  private static String effect(Finding finding) {
    return switch (finding.sdkEffect()) {
      case NONE -> "notices nothing";
      case HIDDEN -> "finds it in the JSON only; no accessor shows it";
      case UNREADABLE -> "gets an exception";
    };
  }

  private static String sources(Finding finding) {
    String first = finding.sources().isEmpty() ? "" : finding.sources().get(0);
    long more = finding.exchanges() - 1;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  private static List<Finding> findings(Result result, Impact impact) {
    return result.findings().stream().filter(finding -> finding.impact() == impact).toList();
  }

  private static String count(long n, String noun) {
    return String.format(Locale.ROOT, n == 1 ? "%,d %s" : "%,d %ss", n, noun);
  }
}
