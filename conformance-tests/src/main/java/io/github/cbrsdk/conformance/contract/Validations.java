package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import java.util.List;
import java.util.Set;

/** Reads {@code x-validations}. */
final class Validations {
  private static final Set<String> KEYWORDS = Set.of("id", "rule", "message", "impact", "reports");

  private Validations() {}

  /** Those that an element lists; the list may stand beside other keywords. */
  static List<Validation> beside(Element element) {
    Element list = element.get("x-validations");
    return list == null ? List.of() : of(list);
  }

  /** Those of that list. */
  static List<Validation> of(Element list) {
    return list.elements().stream().map(Validations::one).toList();
  }

  private static Validation one(Element said) {
    said.entries()
        .forEach(
            (name, element) -> {
              if (!KEYWORDS.contains(name)) {
                throw element.error("'" + name + "' is not known in a validation");
              }
            });
    Rule reports = reports(said);
    return new Validation(
        said.require("id").text(),
        said.require("rule").text(),
        said.require("message").text(),
        reports,
        impact(said, reports),
        said.require("rule").location());
  }

  private static Rule reports(Element said) {
    String id = said.text("reports", Rule.INVARIANT_VIOLATED.id());
    return Rule.of(id).orElseThrow(() -> said.error("'" + id + "' is not a rule of the check"));
  }

  private static Impact impact(Element said, Rule reports) {
    try {
      return Impact.of(said.text("impact", reports.impact().id()));
    } catch (IllegalArgumentException e) {
      throw new ContractException(said.mark() + ": " + e.getMessage(), e);
    }
  }
}
