package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.baseline.BaselineEntry;
import io.github.cbrsdk.conformance.baseline.BaselineUse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The report for a terminal: the verdict first and last, and the findings between them. */
public record TerminalReport(Page page) {
  private static final int MAX_MISSED = 5;

  public void print(Report report) {
    printVerdict(report);
    boolean merged = report.runs().size() > 1;
    if (merged) {
      report.runs().forEach(run -> page.field("run", RunDescription.line(report, run)));
    }
    if (report.exchanges().checked() > 0) {
      if (!merged) {
        page.field("edition", Messages.edition(report.edition()));
      }
      page.field("contract", contract(report));
    }
    new TreeMap<>(report.exchanges().notChecked())
        .forEach(
            (reason, n) -> page.field("unchecked", Messages.count(n, "exchange") + ": " + reason));
    Messages.coverage(report.exchanges()).forEach(line -> page.field("scope", line));
    for (Impact impact : List.of(Impact.BREAKING, Impact.ADDITIVE)) {
      printFindings(impact, report.findings(impact));
    }
    List<ReportedFinding> notices = new ArrayList<>(report.findings(Impact.NOTICE));
    int all = notices.size();
    notices.removeIf(each -> each.rule() == Rule.NEVER_OBSERVED);
    printFindings(Impact.NOTICE, notices);
    int unseen = all - notices.size();
    if (unseen > 0) {
      page.line("");
      page.field(
          "unseen",
          "%s of the contract in no exchange; --report-dir lists %s."
              .formatted(Messages.count(unseen, "part"), unseen == 1 ? "it" : "them"));
    }
    if (all + report.count(Impact.BREAKING) + report.count(Impact.ADDITIVE) > 0) {
      page.line("");
    }
    printAccepted(new BaselineUse(report.accepted()));
    if (report.selfTest() != null) {
      printSelfTest(report.selfTest());
    }
    page.flush();
  }

  private void printAccepted(BaselineUse acceptance) {
    int accepted = acceptance.in(BaselineUse.State.ACCEPTED).size();
    if (accepted > 0) {
      page.field("accepted", Messages.count(accepted, "known drift") + " not counted");
    }
    for (BaselineEntry each : acceptance.in(BaselineUse.State.EXPIRED)) {
      page.field(
          "expired",
          "%s %s was accepted until %s (%s) and counts again"
              .formatted(each.rule(), each.pointer(), each.expires(), each.reason()));
    }
    for (BaselineEntry each : acceptance.in(BaselineUse.State.NOT_SEEN)) {
      page.field(
          "not seen",
          "%s %s is in the baseline and was not found: it is gone, or no exchange covers it"
              .formatted(each.rule(), each.pointer()));
    }
  }

  private void printSelfTest(SelfTestTable selfTest) {
    page.field(
        "self-test",
        "%d of %d injected drifts noticed".formatted(selfTest.noticed(), selfTest.injected()));
    selfTest.missedDrifts().stream().limit(MAX_MISSED).forEach(each -> page.field("missed", each));
    selfTest.untried().stream().limit(MAX_MISSED).forEach(each -> page.field("not tried", each));
    if (!selfTest.missedDrifts().isEmpty()) {
      page.paragraph(
          "The self-test failed: some injected drifts were not detected, so the absence of findings"
              + " is not reliable. The command 'self-test' lists them all.");
    }
  }

  /** Prints the verdict alone, in one line. */
  public void printVerdict(Report report) {
    ExchangeCounts exchanges = report.exchanges();
    String scope =
        "%d of %s checked"
            .formatted(exchanges.checked(), Messages.count(exchanges.total(), "exchange"));
    page.line(
        switch (report.verdict()) {
          case CONFORMANT -> page.styled(Style.GOOD, "CONFORMANT") + "  " + scope + ", no drift";
          case NOT_CHECKED -> page.styled(Style.UNSURE, "NOT CHECKED") + "  " + scope;
          case DRIFTED ->
              page.styled(Style.BAD, "DRIFTED")
                  + "  "
                  + Messages.drifts(report, null)
                  + (exchanges.checked() == 0
                      ? ", " + scope
                      : " in %d of %s"
                          .formatted(
                              exchanges.drifted(),
                              Messages.count(exchanges.checked(), "checked exchange")));
        });
    page.flush();
  }

  private static String contract(Report report) {
    return "%s (sha256 %s), %d %% of %s observed"
        .formatted(
            report.contract().version(),
            Messages.shortHash(report.contract()),
            Messages.percent(report),
            report.contract().sha256().contains("+") ? "them together" : "it");
  }

  private void printFindings(Impact impact, List<ReportedFinding> findings) {
    if (!findings.isEmpty()) {
      page.line("");
      page.line(page.styled(Style.STRONG, impact.name()));
      Causes.of(findings).forEach(this::printCause);
    }
  }

  /** Prints the first finding of a cause in full, and of the others what differs. */
  private void printCause(List<ReportedFinding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      printFinding(findings.get(i), i == 0, findings.get(0));
    }
  }

  private void printFinding(ReportedFinding finding, boolean isFirst, ReportedFinding first) {
    page.heading(
        "  ",
        "%s (%s)".formatted(Messages.sentence(finding), finding.rule().id()),
        finding.impact() == Impact.BREAKING ? Style.BAD : Style.UNSURE);
    page.field("    ", "at", Messages.location(finding));
    if (finding.drift().hint() != null) {
      page.field("    ", "hint", finding.drift().hint());
    }
    if (finding.finding().sdkEffect() != (isFirst ? SdkEffect.NONE : first.finding().sdkEffect())) {
      page.field("    ", "SDK user", Messages.effect(finding.finding().sdkEffect()));
    }
    page.field("    ", "contract", finding.drift().contract().toString());
    if (isFirst || !finding.finding().sources().equals(first.finding().sources())) {
      page.field("    ", "seen in", sources(finding));
    }
    if (isFirst || !finding.finding().editions().equals(first.finding().editions())) {
      page.field("    ", "to do", finding.advice());
    }
  }

  private static String sources(ReportedFinding finding) {
    String first = finding.finding().sources().isEmpty() ? "" : finding.finding().sources().get(0);
    long more = finding.finding().exchanges() - 1;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }
}
