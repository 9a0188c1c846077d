package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.JsonType;
import java.util.Set;

/** A {@code format} or a {@code pattern} of a string. */
public sealed interface StringConstraint extends Constraint permits StringFormat, TextPattern {
  @Override
  default Set<JsonType> types() {
    return Set.of(JsonType.STRING);
  }
}
