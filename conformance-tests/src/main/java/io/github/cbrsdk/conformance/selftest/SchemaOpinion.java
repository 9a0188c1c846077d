package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Decides by a validator of JSON Schema whether a mutation is a drift: where schemas overlap,
 * another option of a choice may allow a value of another type.
 */
final class SchemaOpinion {
  /** The rules whose drifts a validator of JSON Schema rejects too. */
  private static final Set<Rule> OF_SCHEMAS =
      Set.of(
          Rule.MEMBER_MISSING,
          Rule.TYPE_CHANGED,
          Rule.NULL_UNDECLARED,
          Rule.ENUM_VALUE_UNDECLARED,
          Rule.RANGE_EXCEEDED,
          Rule.SCHEMA_VIOLATED);

  private final BiPredicate<ContractLocation, Json> validator;

  SchemaOpinion(EffectiveContract contract) {
    this.validator = contract.validator();
  }

  /** Whether a validator rejects the exchange, or cannot know. */
  boolean isDrift(Mutation mutation, Exchange exchange) {
    Schema root = mutation.sample().root();
    byte[] body = exchange.response().body();
    Json json = body == null ? null : JsonReader.read(body).value();
    boolean isOfSchemas =
        OF_SCHEMAS.contains(mutation.rule())
            || mutation.expected().stream().anyMatch(each -> mayBeThere(each, mutation.sample()));
    return root == null || json == null || !isOfSchemas || !validator.test(root.location(), json);
  }

  /** Whether an undeclared member may be there, since an option of a choice around it is open. */
  private static boolean mayBeThere(ExpectedFinding expected, SampleExchange sample) {
    return expected.rule() == Rule.MEMBER_UNDECLARED
        && sample.locations().stream()
            .filter(around -> (expected.pointer() + "/").startsWith(around.pointer() + "/"))
            .filter(around -> around.choices().size() > 1)
            .flatMap(around -> around.choices().stream())
            .anyMatch(option -> option.isOpen() || option.additional() != null);
  }
}
