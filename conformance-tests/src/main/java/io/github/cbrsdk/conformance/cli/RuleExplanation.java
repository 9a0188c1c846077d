package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.Style;
import io.github.cbrsdk.conformance.rule.Rules;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

record RuleExplanation(CommandContext context) {
  /**
   * Prints a rule, or all.
   *
   * @throws UsageException if there is no such rule
   */
  void print(String id) {
    List<Rule> all = List.of(Rule.values());
    List<Rule> rules;
    try {
      rules = id.equals("all") ? all : List.of(Rules.named(id));
    } catch (IllegalArgumentException e) {
      String known = all.stream().map(Rule::id).collect(Collectors.joining(", "));
      throw new UsageException(e.getMessage() + " Rules: " + known + ".");
    }
    Page page = context.page(new Redaction());
    rules.forEach(rule -> print(rule, page));
  }

  private static void print(Rule rule, Page page) {
    page.line(page.styled(Style.STRONG, rule.id()));
    page.field("  ", "impact", rule.impact().id());
    page.field("  ", "layer", rule.layer().name().toLowerCase(Locale.ROOT));
    page.field("  ", "meaning", Rules.of(rule).meaning());
    page.field("  ", "example", Rules.of(rule).example());
    page.field("  ", "to do", Rules.of(rule).remedy());
    page.field("  ", "link", Rules.of(rule).link());
  }
}
