package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Impact;
import java.io.PrintWriter;

/**
 * The report as workflow commands: GitHub shows each drift on its line of the contract. It shows at
 * most ten of a kind per step, so the worst come first.
 */
public record GitHubAnnotations(PrintWriter out) {
  /** Prints a line for each finding, and for each reason why something was not checked. */
  public void print(Report report, ContractFiles files) {
    for (ReportedFinding finding : report.findings()) {
      out.println(
          "::%s file=%s,line=%d,title=%s::%s"
              .formatted(
                  command(finding.impact()),
                  property(files.path(finding.drift().contract())),
                  finding.drift().contract().line(),
                  property(finding.rule().id() + " at " + Messages.location(finding)),
                  data(Messages.sentence(finding) + ". " + finding.advice())));
    }
    Messages.notChecked(report.exchanges())
        .forEach(each -> out.println("::warning title=Not checked::" + data(each)));
    Messages.coverage(report.exchanges())
        .forEach(each -> out.println("::notice title=Scope::" + data(each)));
    out.flush();
  }

  private static String command(Impact impact) {
    return switch (impact) {
      case BREAKING -> "error";
      case ADDITIVE -> "warning";
      case NOTICE -> "notice";
    };
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** Escapes a text, so that a response cannot start a command of its own. */
  private static String data(String text) {
    return Printable.of(text).replace("%", "%25");
  }
}
