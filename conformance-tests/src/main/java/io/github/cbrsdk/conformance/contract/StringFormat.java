package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of strings that the contract may use. */
public enum StringFormat implements StringConstraint {
  UUID("a UUID"),
  /** A date and time, with an offset or, then meaning UTC, without one. */
  TIMESTAMP("a time"),
  /** A hint for user interfaces; it accepts every string. */
  PASSWORD("a text");

  private final String expectation;

  StringFormat(String expectation) {
    this.expectation = expectation;
  }

  static Optional<StringFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  /** The value of the keyword. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean accepts(Json value) {
    return !(value instanceof JsonString string)
        || switch (this) {
          case UUID -> Uuid.isUuid(string.value());
          case TIMESTAMP -> Timestamp.parse(string.value()).isPresent();
          case PASSWORD -> true;
        };
  }

  @Override
  public String expectation() {
    return expectation;
  }

  @Override
  public String keyword() {
    return "format";
  }
}
