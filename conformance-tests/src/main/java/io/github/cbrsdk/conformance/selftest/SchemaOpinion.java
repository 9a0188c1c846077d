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
import java.util.Optional;
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
    boolean isOfSchemas =
        OF_SCHEMAS.contains(mutation.rule())
            || mutation.expected().stream().anyMatch(each -> mayConform(each, mutation.sample()));
    return !isOfSchemas || !accepts(mutation.sample(), exchange).orElse(false);
  }

  /** Whether a validator accepts a changed sample; empty if it cannot know. */
  Optional<Boolean> accepts(SampleExchange sample, Exchange changed) {
    Schema root = sample.root();
    byte[] body = changed.response().body();
    Json json = body == null ? null : JsonReader.read(body).value();
    return root == null || json == null
        ? Optional.empty()
        : Optional.of(validator.test(root.location(), json));
  }

  /**
   * Whether another option of a choice around it may allow an undeclared member or a text of
   * another form.
   */
  private static boolean mayConform(ExpectedFinding expected, SampleExchange sample) {
    return sample.locations().stream()
        .filter(around -> (expected.pointer() + "/").startsWith(around.pointer() + "/"))
        .filter(around -> around.choices().size() > 1)
        .flatMap(around -> around.choices().stream())
        .anyMatch(
            option ->
                expected.rule() == Rule.FORMAT_CHANGED
                    || expected.rule() == Rule.NUMBER_FORM
                    || (expected.rule() == Rule.MEMBER_UNDECLARED
                        && (option.isOpen() || option.additional() != null)));
  }
}
