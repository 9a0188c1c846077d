package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the alternative that is most similar to an object which conforms to none. */
public final class ClosestAlternative {
  private static final double SIMILAR = 0.5;
  private static final int MAX_MEMBERS = 20;

  private ClosestAlternative() {}

  /** The names of alternatives, in words. */
  public static String names(List<Schema> forms) {
    return forms.stream()
        .map(ClosestAlternative::name)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String name(Schema form) {
    return form.name().orElse("the schema at line " + form.location().line());
  }

  /** The location of a schema's list of alternatives. */
  public static ContractLocation location(Schema schema) {
    ContractLocation any = schema.location("anyOf");
    return any.equals(schema.location()) ? schema.location("oneOf") : any;
  }

  /** The alternative that it has most in common with, in the first edition that has any. */
  public static @Nullable String hint(SchemaNode node, JsonObject object) {
    Schema best = null;
    int most = 0;
    int edition = Long.numberOfTrailingZeros(node.declared());
    Schema schema = node.schema(edition);
    for (Schema form : schema == null ? List.<Schema>of() : schema.alternatives()) {
      int each = inCommon(form, object);
      if (each > most) {
        most = each;
        best = form;
      }
    }
    return best == null ? null : "it is most like " + name(best);
  }

  /**
   * The number of members of the alternative for which the object has one of a similar name, and
   * those in similar objects.
   */
  private static int inCommon(Schema form, JsonObject object) {
    int sum = 0;
    for (Map.Entry<String, Schema> member : form.properties().entrySet()) {
      int best = 0;
      for (int i = 0; i < Math.min(object.size(), MAX_MEMBERS); i++) {
        boolean similar = RenameDetector.similarity(member.getKey(), object.name(i)) >= SIMILAR;
        best = Math.max(best, Math.max(similar ? 1 : 0, fit(member.getValue(), object.value(i))));
      }
      sum += best;
    }
    return sum;
  }

  private static int fit(Schema schema, Json value) {
    return value instanceof JsonObject ? SchemaFit.score(schema, value) : 0;
  }
}
