package io.github.cbrsdk.conformance.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code x-contract-validations}: an expression that is true of every valid value.
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
  /** The entries of the {@code x-contract-validations} of a map. */
  static List<Validation> in(YamlNode map) {
    return map.elements("x-contract-validations").stream().map(Validation::of).toList();
  }

  static Validation of(YamlNode entry) {
    AllowedKeywords.require(entry, AllowedKeywords.VALIDATION, new UnknownWords(true));
    YamlNode impact = entry.get("impact");
    return new Validation(
        entry.require("id").text(),
        entry.require("rule").text(),
        entry.require("message").text(),
        entry.text("reports", "invariant-violated"),
        impact == null ? null : impact.text(),
        entry.require("rule").location());
  }
}
