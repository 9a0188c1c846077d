package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code x-validations}. */
final class Validations {
  private Validations() {}

  /** Those that an element lists; the list may stand beside other keywords. */
  static List<Validation> beside(Element element) {
    Element list = element.get("x-validations");
    return list == null ? List.of() : of(list);
  }

  /** Those of that list. */
  static List<Validation> of(Element list) {
    List<Validation> validations = new ArrayList<>();
    for (Element each : list.elements()) {
      Map<String, Object> settings = new LinkedHashMap<>();
      each.entries()
          .forEach(
              (name, element) -> {
                if (!List.of("id", "rule", "message", "impact", "reports").contains(name)) {
                  throw element.error("'" + name + "' is not known in a validation");
                }
                settings.put(name, element.text());
              });
      validations.add(
          new Validation(
              each.require("id").text(),
              each.require("rule").text(),
              each.require("message").text(),
              settings,
              each.require("rule").location()));
    }
    return validations;
  }
}
