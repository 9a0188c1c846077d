package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.Impact.ADDITIVE;
import static io.github.cbrsdk.conformance.Impact.BREAKING;
import static io.github.cbrsdk.conformance.Impact.NOTICE;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** What the check looks for; what each means, {@link #meaning()} tells. */
public enum Rule {
  STATUS_UNDECLARED(
      "status-undeclared",
      Layer.HTTP,
      BREAKING,
      "The operation answered with a status that the contract does not declare.",
      "203 where 200, 400, 401, 403, 404, 429 and 500 are declared"),
  MEDIA_TYPE_UNDECLARED(
      "media-type-undeclared",
      Layer.HTTP,
      BREAKING,
      "The Content-Type is missing, or is none of those declared for the status.",
      "Content-Type: text/html where application/json is declared"),
  HEADER_MISSING(
      "header-missing",
      Layer.HTTP,
      BREAKING,
      "A response header that the contract requires was not sent.",
      "an answer without the request id that each must bear"),
  BODY_MISSING(
      "body-missing",
      Layer.HTTP,
      BREAKING,
      "The contract declares content for the status, and the body is empty.",
      "200 with Content-Length: 0"),
  JSON_MALFORMED(
      "json-malformed",
      Layer.LEXICAL,
      BREAKING,
      "The body is not one JSON value in UTF-8: a syntax error, a byte order mark, bytes that are"
          + " not UTF-8, or text behind the value.",
      "{\"id\": \"a\"} trailing"),
  JSON_DUPLICATE_MEMBER(
      "json-duplicate-member",
      Layer.LEXICAL,
      BREAKING,
      "An object has two members of one name; clients differ in which of them they take.",
      "{\"id\": \"a\", \"id\": \"b\"}"),
  NUMBER_FORM(
      "number-form",
      Layer.LEXICAL,
      BREAKING,
      "A whole number is written with a fraction or an exponent where an integer is declared;"
          + " many clients refuse or truncate it.",
      "\"size\": 40.0"),
  MEMBER_MISSING(
      "member-missing",
      Layer.SCHEMA,
      BREAKING,
      "A member that the contract requires is absent.",
      "an object without the id that each must have"),
  MEMBER_UNDECLARED(
      "member-undeclared",
      Layer.SCHEMA,
      ADDITIVE,
      "An object has a member that the contract does not declare.",
      "\"colour\": null in an edition that does not know it"),
  TYPE_CHANGED(
      "type-changed",
      Layer.SCHEMA,
      BREAKING,
      "A value has another JSON type than the contract declares.",
      "\"id\": 0 where a string is declared"),
  NULL_UNDECLARED(
      "null-undeclared",
      Layer.SCHEMA,
      BREAKING,
      "A value is null, and the contract does not allow null there.",
      "\"id\": null"),
  ENUM_VALUE_UNDECLARED(
      "enum-value-undeclared",
      Layer.SCHEMA,
      ADDITIVE,
      "A value is none of those that the contract lists.",
      "\"colour\": \"violet\" where red and green are listed"),
  FORMAT_CHANGED(
      "format-changed",
      Layer.SCHEMA,
      BREAKING,
      "A string has another form than the contract declares.",
      "\"2019-05-10 07:59:12\", with a blank where the declared form has a T"),
  RANGE_EXCEEDED(
      "range-exceeded",
      Layer.SCHEMA,
      BREAKING,
      "A number, a length or a count is outside the limits that the contract sets.",
      "\"size\": 3000000000 where int32 is declared"),
  INVARIANT_VIOLATED(
      "invariant-violated",
      Layer.INVARIANTS,
      BREAKING,
      "A rule that the contract states about several values does not hold.",
      "the id in the response is not the id that was asked for"),
  SECRET_ECHOED(
      "secret-echoed",
      Layer.INVARIANTS,
      BREAKING,
      "A credential of the request came back in the response.",
      "the token that was sent inside an error message"),
  SDK_LOSS(
      "sdk-loss",
      Layer.SDK,
      BREAKING,
      "Reading the body with the SDK and writing it back changed it. This is a fault of the SDK:"
          + " please report it.",
      "a member that is not in what the SDK writes"),
  MEMBER_VANISHED(
      "member-vanished",
      Layer.STATISTICS,
      BREAKING,
      "A member that the edition shows in every answer was in none of the many that were checked.",
      "none of 500 objects has its name"),
  NEVER_OBSERVED(
      "never-observed",
      Layer.STATISTICS,
      NOTICE,
      "A part of the contract was seen in none of the exchanges, so nothing is known about it.",
      "no object of one of the listed kinds");

  private final String id;
  private final Layer layer;
  private final Impact impact;
  private final String meaning;
  private final String example;

  Rule(String id, Layer layer, Impact impact, String meaning, String example) {
    this.id = id;
    this.layer = layer;
    this.impact = impact;
    this.meaning = meaning;
    this.example = example;
  }

  /** The word in reports, which never changes. */
  @JsonValue
  public String id() {
    return id;
  }

  /** The layer that notices it. */
  public Layer layer() {
    return layer;
  }

  /** What a violation does to clients, unless the contract or the user says otherwise. */
  public Impact impact() {
    return impact;
  }

  /** What it means, in a sentence or two. */
  public String meaning() {
    return meaning;
  }

  /** A drift that violates it. */
  public String example() {
    return example;
  }

  /** The rule of that id, if there is one. */
  public static Optional<Rule> of(String id) {
    for (Rule rule : values()) {
      if (rule.id.equals(id)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
