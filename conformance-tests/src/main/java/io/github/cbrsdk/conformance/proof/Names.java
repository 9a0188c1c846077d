package io.github.cbrsdk.conformance.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.contract.Schema;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells by the names of members alone which schema an object follows. */
final class Names {
  private Names() {}

  static Set<String> of(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether all that a schema requires is there, and nothing that it does not declare. */
  static boolean fit(Schema schema, JsonNode object) {
    return fit(schema, of(object));
  }

  static boolean fit(Schema schema, Collection<String> names) {
    return names.containsAll(schema.required().keySet())
        && (schema.isOpen() || schema.properties().keySet().containsAll(names));
  }

  /**
   * What of these names is missing: by the schema itself as long as one of them is declared there;
   * otherwise by the one of the choices that requires the least, of several the first.
   */
  static Set<String> missing(Schema schema, List<Schema> choices, Set<String> names) {
    Schema judge = schema;
    if (choices.contains(schema) && names.stream().noneMatch(schema.properties()::containsKey)) {
      for (int i = choices.size() - 1; i >= 0; i--) {
        Schema choice = choices.get(i);
        judge = choice.required().size() <= judge.required().size() ? choice : judge;
      }
    }
    Set<String> missing = new HashSet<>(judge.required().keySet());
    missing.removeAll(names);
    return missing;
  }
}
