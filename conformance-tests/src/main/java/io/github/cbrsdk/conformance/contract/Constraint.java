package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Set;

/**
 * A limit that a schema sets beyond the type. Equal constraints accept the same values, at any
 * location of the contract.
 */
public sealed interface Constraint
    permits AllowedValues, DiscriminatorValues, StringConstraint, Range, SchemaAssertion {
  /** The types that it limits; it does not apply to values of other types. */
  Set<JsonType> types();

  /** Whether a value of one of its {@link #types()} is within it. */
  boolean accepts(Json value);

  /** The expected values, in words that complete "expected". */
  String expectation();

  /** The keyword that states it. */
  String keyword();
}
