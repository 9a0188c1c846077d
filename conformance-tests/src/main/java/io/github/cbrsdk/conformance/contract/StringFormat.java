package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The formats of strings that a contract may use. */
public enum StringFormat implements StringConstraint {
  UUID("uuid", "a UUID", "11111111-1111-1111-1111-111111111111", Uuid::isUuid),
  /** A date and time, with an offset or, then meaning UTC, without one. */
  TIMESTAMP(
      "timestamp",
      "a time",
      "1111-11-11T11:11:11.111111",
      text -> Timestamp.parse(text).isPresent()),
  DATE_TIME(
      "date-time", "a time with an offset", "1111-11-11T11:11:11Z", parses(OffsetDateTime::parse)),
  DATE("date", "a date", "1111-11-11", parses(LocalDate::parse)),
  TIME("time", "a time of day with an offset", "11:11:11Z", parses(OffsetTime::parse)),
  DURATION(
      "duration",
      "a duration such as P1D",
      "P1D",
      matches(
          "P(?!$)([0-9]+W|([0-9]+Y)?([0-9]+M)?([0-9]+D)?"
              + "(T(?!$)([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?)")),
  URI("uri", "a URI with a scheme", "urn:text", matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"]*")),
  EMAIL("email", "an email address", "text@example.com", matches("[^@\\s]+@[^@\\s]+")),
  BYTE("byte", "a text in Base64", "dGV4dA==", parses(Base64.getDecoder()::decode)),
  DECIMAL("decimal", "a decimal number", "1.1", matches("[+-]?[0-9]+([.][0-9]+)?")),
  /** Accepts every string. */
  BINARY("binary", "a text", "text", text -> true),
  /** A hint for user interfaces; it accepts every string. */
  PASSWORD("password", "a text", "text", text -> true);

  private final String id;
  private final String expectation;
  private final String sample;

  @SuppressWarnings("ImmutableEnumChecker") // None of them has a state.
  private final Predicate<String> accepts;

  StringFormat(String id, String expectation, String sample, Predicate<String> accepts) {
    this.id = id;
    this.expectation = expectation;
    this.sample = sample;
    this.accepts = accepts;
  }

  private static Predicate<String> matches(String regex) {
    return Pattern.compile(regex).asMatchPredicate();
  }

  private static Predicate<String> parses(Consumer<String> parser) {
    return text -> {
      try {
        parser.accept(text);
        return true;
      } catch (DateTimeException | IllegalArgumentException e) {
        return false;
      }
    };
  }

  static Optional<StringFormat> of(String id) {
    return Arrays.stream(values()).filter(format -> format.id().equals(id)).findFirst();
  }

  /** The value of the keyword. */
  public String id() {
    return id;
  }

  /** A string of this format. */
  public String sample() {
    return sample;
  }

  @Override
  public boolean accepts(Json value) {
    return !(value instanceof JsonString string) || accepts.test(string.value());
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
