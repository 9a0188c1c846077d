package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Tells by the names of members alone which schema an object follows. */
public final class MemberNameMatch {
  private MemberNameMatch() {}

  public static Set<String> of(Json object) {
    return object instanceof JsonObject members ? members.members().keySet() : new HashSet<>();
  }

  /** Whether all that a schema requires is there, and nothing that it does not declare. */
  public static boolean fit(Schema schema, Json object) {
    return fit(schema, of(object));
  }

  public static boolean fit(Schema schema, Collection<String> names) {
    return names.containsAll(schema.required().keySet())
        && (schema.isOpen() || schema.properties().keySet().containsAll(names));
  }
}
