package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import java.io.PrintWriter;
import java.util.TreeMap;

/**
 * The result as workflow commands: GitHub shows each drift on its line of the contract. It shows
 * ten of a kind for a step, so the worst come first.
 */
public final class GitHubAnnotations {
  private final PrintWriter out;
  private final Redaction redaction;

  /** Annotations that are printed there, with secrets masked. */
  public GitHubAnnotations(PrintWriter out, Redaction redaction) {
    this.out = out;
    this.redaction = redaction;
  }

  /** Prints a line for each finding, and for each reason why something was not checked. */
  public void print(Report report) {
    for (Finding finding : report.result().findings()) {
      print(
          "::%s file=%s,line=%d,title=%s::%s"
              .formatted(
                  command(finding.impact()),
                  property(ContractFile.path(finding.drift().contract(), report.evidence())),
                  finding.drift().contract().line(),
                  property(finding.rule().id() + " at " + Words.place(finding)),
                  data(Words.sentence(finding) + ". " + Advice.on(finding))));
    }
    new TreeMap<>(report.result().exchanges().notChecked())
        .forEach(
            (reason, n) ->
                print(
                    "::warning title=Not checked::"
                        + data(Words.count(n, "exchange") + " not checked: " + reason)));
    out.flush();
  }

  private void print(String line) {
    out.println(redaction.apply(line));
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

  /** A response must not be able to end the line and begin a command of its own. */
  private static String data(String text) {
    return Page.printable(text.replace("\r", "").replace('\n', ' ')).replace("%", "%25");
  }
}
