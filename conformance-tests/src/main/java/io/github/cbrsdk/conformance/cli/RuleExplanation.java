package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

final class RuleExplanation {
  private final CommandContext shell;

  RuleExplanation(CommandContext shell) {
    this.shell = shell;
  }

  ExitStatus print(String id) {
    List<Rule> all = List.of(Rule.values());
    List<Rule> rules = id.equals("all") ? all : Rule.of(id).stream().toList();
    if (rules.isEmpty()) {
      shell
          .err()
          .println(
              "There is no rule '%s'. Rules: %s."
                  .formatted(id, all.stream().map(Rule::id).collect(Collectors.joining(", "))));
      return ExitStatus.USAGE;
    }
    Page page = shell.page(new Redaction());
    rules.forEach(rule -> print(rule, page));
    return ExitStatus.CONFORMANT;
  }

  private static void print(Rule rule, Page page) {
    page.line(page.style().strong(rule.id()));
    page.field("  ", "impact", rule.impact().id());
    page.field("  ", "layer", rule.layer().name().toLowerCase(Locale.ROOT));
    page.field("  ", "meaning", Rules.of(rule).meaning());
    page.field("  ", "example", Rules.of(rule).example());
    page.field("  ", "link", Rules.of(rule).link());
  }
}
