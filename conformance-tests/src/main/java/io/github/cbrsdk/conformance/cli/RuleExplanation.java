package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

final class RuleExplanation {
  private static final String ALL = "all";

  private final CommandContext shell;

  RuleExplanation(CommandContext shell) {
    this.shell = shell;
  }

  ExitStatus print(String id) {
    Page page = shell.page(new Redaction());
    if (id.equals(ALL)) {
      for (Rule each : Rule.values()) {
        print(each, page);
      }
      return ExitStatus.CONFORMANT;
    }
    Optional<Rule> rule = Rule.of(id);
    if (rule.isEmpty()) {
      shell
          .err()
          .println(
              "There is no rule '%s'. Rules: %s."
                  .formatted(
                      id,
                      Arrays.stream(Rule.values())
                          .map(Rule::id)
                          .collect(Collectors.joining(", "))));
      return ExitStatus.USAGE;
    }
    print(rule.get(), page);
    return ExitStatus.CONFORMANT;
  }

  private static void print(Rule rule, Page page) {
    page.line(page.style().strong(rule.id()));
    page.field("  ", "impact", rule.impact().name().toLowerCase(Locale.ROOT));
    page.field("  ", "layer", rule.layer().name().toLowerCase(Locale.ROOT));
    page.field("  ", "meaning", Rules.of(rule).meaning());
    page.field("  ", "example", Rules.of(rule).example());
    page.field("  ", "link", Rules.of(rule).link());
  }
}
