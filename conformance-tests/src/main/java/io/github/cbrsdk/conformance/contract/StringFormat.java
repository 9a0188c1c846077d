package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import java.util.Optional;
import java.util.function.Predicate;

/** The formats of strings that the contract may use. */
public enum StringFormat implements Form {
  UUID("uuid", "a UUID", Uuid::isUuid),
  /** A date and time, with an offset or, then meaning UTC, without one. */
  TIMESTAMP("timestamp", "a time", text -> Timestamp.parse(text).isPresent()),
  /** A hint for whoever shows the value; every string is one. */
  PASSWORD("password", "a text", text -> true);

  private final String id;
  private final String expectation;
  private final Predicate<String> test;

  StringFormat(String id, String expectation, Predicate<String> test) {
    this.id = id;
    this.expectation = expectation;
    this.test = test;
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
    return !(value instanceof JsonString string) || test.test(string.value());
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
