package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.Optional;

/** The formats of strings that the contract may use. */
public enum StringFormat implements StringConstraint {
  UUID("uuid", "a UUID"),
  /** A date and time, with an offset or, then meaning UTC, without one. */
  TIMESTAMP("timestamp", "a time"),
  /** A hint for whoever shows the value; every string is one. */
  PASSWORD("password", "a text");

  private final String id;
  private final String expectation;

  StringFormat(String id, String expectation) {
    this.id = id;
    this.expectation = expectation;
  }

  static Optional<StringFormat> of(String id) {
    for (StringFormat format : values()) {
      if (format.id.equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The value of the keyword. */
  public String id() {
    return id;
  }

  @Override
  public boolean accepts(Json value) {
    return !(value instanceof JsonString string) || accepts(string.value());
  }

  private boolean accepts(String text) {
    return switch (this) {
      case UUID -> Uuid.isUuid(text);
      case TIMESTAMP -> Timestamp.parse(text).isPresent();
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
