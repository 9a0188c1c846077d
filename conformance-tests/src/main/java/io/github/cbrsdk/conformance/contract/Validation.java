package io.github.cbrsdk.conformance.contract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code x-validations}: an expression that is true of every valid value.
 *
 * @param id its name within the contract
 * @param rule a CEL expression
 * @param message the problem if the expression is false
 * @param reports id of the rule that a violation is reported as
 * @param impact the effect of a violation on clients, or null for that of the rule
 * @param location the line of the expression
 */
public record Validation(
    String id,
    String rule,
    String message,
    String reports,
    @Nullable String impact,
    ContractLocation location) {
  private static final Set<String> KEYWORDS = Set.of("id", "rule", "message", "impact", "reports");

  /** The validations that an element has in its {@code x-validations}. */
  static List<Validation> beside(Element element) {
    return element.elements("x-validations").stream().map(Validation::of).toList();
  }

  static Validation of(Element said) {
    AllowedKeywords.require(said, KEYWORDS);
    Element impact = said.get("impact");
    return new Validation(
        said.require("id").text(),
        said.require("rule").text(),
        said.require("message").text(),
        said.text("reports", "invariant-violated"),
        impact == null ? null : impact.text(),
        said.require("rule").location());
  }
}
