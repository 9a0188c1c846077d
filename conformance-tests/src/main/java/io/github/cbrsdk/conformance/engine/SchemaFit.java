package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.Constraint;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** How well a value fits a schema at its top level; for choosing between schemas. */
final class SchemaFit {
  private static final int DECLARED = 4;
  private static final int DECLARED_WITH_OTHER_VALUE = 3;
  private static final int DECLARED_WITH_OTHER_TYPE = 1;
  private static final int ALLOWED = 2;
  private static final int UNDECLARED = -2;
  private static final int MISSING = -3;
  private static final int VIOLATED = -1;
  private static final int OTHER_TYPE = -1000;

  private SchemaFit() {}

  /**
   * The index of the schema that fits best, of those to which the value keeps if there are any; of
   * equals, the first; 0 if there is none.
   */
  static int best(List<Schema> schemas, Json value) {
    int best = best(schemas, value, each -> true);
    if (schemas.isEmpty() || accepts(schemas.get(best), value)) {
      return best;
    }
    int other = best(schemas, value, each -> accepts(each, value));
    return accepts(schemas.get(other), value) ? other : best;
  }

  private static int best(List<Schema> schemas, Json value, Predicate<Schema> condition) {
    int best = 0;
    int score = Integer.MIN_VALUE;
    for (int i = 0; i < schemas.size(); i++) {
      int each = score(schemas.get(i), value);
      if (each > score && condition.test(schemas.get(i))) {
        score = each;
        best = i;
      }
    }
    return best;
  }

  private static boolean accepts(Schema schema, Json value) {
    return SchemaMismatch.of(schema, value).isEmpty();
  }

  /** Positive if it looks like a value of the schema. */
  static int score(Schema schema, Json value) {
    if (!schema.alternatives().isEmpty()) {
      return schema.alternatives().stream().mapToInt(each -> score(each, value)).max().orElse(0);
    }
    if (!schema.types().contains(value.type())) {
      return OTHER_TYPE;
    }
    if (!(value instanceof JsonObject object)) {
      return keepsConstraints(schema, value) ? 1 : 0;
    }
    int score = keepsConstraints(schema, value) ? 0 : VIOLATED;
    for (int i = 0; i < object.size(); i++) {
      score += member(schema, object.name(i), object.value(i));
    }
    for (String name : schema.required().keySet()) {
      if (object.get(name) == null) {
        score += MISSING;
      }
    }
    return score;
  }

  private static int member(Schema schema, String name, Json value) {
    Schema property = schema.properties().get(name);
    if (property != null) {
      if (!property.allows(value.type())) {
        return DECLARED_WITH_OTHER_TYPE;
      }
      return keepsConstraints(property, value) ? DECLARED : DECLARED_WITH_OTHER_VALUE;
    }
    Schema additional = schema.additional();
    if (additional != null) {
      return additional.allows(value.type()) ? ALLOWED : UNDECLARED;
    }
    return schema.mayHave(name) ? 0 : UNDECLARED;
  }

  private static boolean keepsConstraints(Schema schema, Json value) {
    for (Constraint each : schema.constraints().keySet()) {
      if (each.types().contains(value.type()) && !each.accepts(value)) {
        return false;
      }
    }
    return true;
  }
}
