package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Set;

/**
 * A limit that a schema sets to values of some types, beyond the type itself. Equal constraints
 * accept the same values, wherever the contract states them.
 */
public sealed interface Constraint permits AllowedValues, StringConstraint, Range {
  /** The types that it limits; values of other types are not its business. */
  Set<JsonType> types();

  /** Whether a value of one of its {@link #types()} is within it. */
  boolean accepts(Json value);

  /** What it asks for, in words that complete "expected". */
  String expectation();

  /** The keyword that states it. */
  String keyword();
}
