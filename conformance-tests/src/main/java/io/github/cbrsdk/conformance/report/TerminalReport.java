package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.SdkEffect;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The result for a person at a terminal: the verdict first, then what to know, in 80 columns. */
public final class TerminalReport {
  private static final int WIDTH = 80;
  private static final int LABEL = 10;

  private final PrintWriter out;
  private final Style style;
  private final Redaction redaction;

  public TerminalReport(PrintWriter out, Style style, Redaction redaction) {
    this.out = out;
    this.style = style;
    this.redaction = redaction;
  }

  /** Prints the report. */
  public void print(Report report) {
    Result result = report.result();
    printVerdict(result);
    printField("", "edition", edition(result.edition()));
    printField("", "contract", contract(result));
    for (Map.Entry<String, Long> reason :
        new TreeMap<>(result.exchanges().notChecked()).entrySet()) {
      printField(
          "",
          "unchecked",
          "%s: %s".formatted(count(reason.getValue(), "exchange"), reason.getKey()));
    }
    for (Impact impact : List.of(Impact.BREAKING, Impact.ADDITIVE)) {
      printFindings(impact, findings(result, impact));
    }
    List<Finding> notices = findings(result, Impact.NOTICE);
    if (!notices.isEmpty()) {
      printLine("");
      printField(
          "",
          "unseen",
          "%s of the contract were in no exchange, so nothing is said about them; report.json"
                  .formatted(count(notices.size(), "part"))
              + " lists them.");
    }
    out.flush();
  }

  private void printVerdict(Result result) {
    ExchangeCounts exchanges = result.exchanges();
    String scope =
        "%d of %s checked".formatted(exchanges.checked(), count(exchanges.total(), "exchange"));
    switch (result.verdict()) {
      case CONFORMANT -> printLine(style.good("CONFORMANT") + "  " + scope + ", no drift");
      case DRIFTED ->
          printLine(
              style.bad("DRIFTED")
                  + "  %d breaking, %d additive in %s; %s"
                      .formatted(
                          findings(result, Impact.BREAKING).size(),
                          findings(result, Impact.ADDITIVE).size(),
                          count(exchanges.drifted(), "exchange"),
                          scope));
      case NOT_CHECKED -> printLine(style.unsure("NOT CHECKED") + "  " + scope);
    }
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
            Math.round(Math.floor(100 * result.coverage().share())));
  }

  private void printFindings(Impact impact, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    printLine("");
    printLine(style.strong(impact.name()));
    for (Finding finding : findings) {
      printFinding(finding);
    }
  }

  private void printFinding(Finding finding) {
    String rule = finding.rule().id();
    String colour = finding.impact() == Impact.BREAKING ? style.bad(rule) : style.unsure(rule);
    String pointer = finding.pointer().isEmpty() ? "(the response)" : finding.pointer();
    printLine("  " + colour + "  " + style.strong(pointer));
    printField("    ", "expected", finding.drift().expected());
    printField("    ", "observed", finding.drift().observed());
    if (finding.drift().hint() != null) {
      printField("    ", "probably", finding.drift().hint());
    }
    if (finding.sdkEffect() != SdkEffect.NONE) {
      printField("    ", "SDK user", effect(finding.sdkEffect()));
    }
    printField("    ", "contract", finding.drift().contract().toString());
    printField("    ", "seen in", sources(finding));
    printField("    ", "do", Advice.on(finding));
  }

  private static String effect(SdkEffect effect) {
    return switch (effect) {
      case NONE -> "nothing";
      case HIDDEN -> "no accessor shows it; the JSON keeps it";
      case UNREADABLE -> "the accessor throws";
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

  private void printField(String indent, String label, String text) {
    String padded = label + " ".repeat(LABEL - label.length());
    int room = WIDTH - indent.length() - LABEL;
    List<String> lines = wrap(text, room);
    printLine(indent + style.faint(padded) + lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      printLine(indent + " ".repeat(LABEL) + line);
    }
  }

  private static List<String> wrap(String text, int room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : printable(text).split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** A response must not steer the terminal: control characters are shown as such. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.toString();
  }

  private void printLine(String line) {
    out.println(redaction.apply(line));
  }
}
