package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.Impact.ADDITIVE;
import static io.github.cbrsdk.conformance.Impact.BREAKING;
import static io.github.cbrsdk.conformance.Impact.NOTICE;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The rules of the check; each is defined in a file of its own in the package {@code rule}. */
public enum Rule {
  STATUS_UNDECLARED(Layer.HTTP, BREAKING),
  MEDIA_TYPE_UNDECLARED(Layer.HTTP, BREAKING),
  HEADER_MISSING(Layer.HTTP, BREAKING),
  BODY_MISSING(Layer.HTTP, BREAKING),
  JSON_MALFORMED(Layer.LEXICAL, BREAKING),
  JSON_DUPLICATE_MEMBER(Layer.LEXICAL, BREAKING),
  NUMBER_FORM(Layer.LEXICAL, BREAKING),
  MEMBER_MISSING(Layer.SCHEMA, BREAKING),
  MEMBER_UNDECLARED(Layer.SCHEMA, ADDITIVE),
  TYPE_CHANGED(Layer.SCHEMA, BREAKING),
  NULL_UNDECLARED(Layer.SCHEMA, BREAKING),
  ENUM_VALUE_UNDECLARED(Layer.SCHEMA, ADDITIVE),
  FORMAT_CHANGED(Layer.SCHEMA, BREAKING),
  RANGE_EXCEEDED(Layer.SCHEMA, BREAKING),
  SCHEMA_VIOLATED(Layer.SCHEMA, BREAKING),
  INVARIANT_VIOLATED(Layer.INVARIANTS, BREAKING),
  SECRET_ECHOED(Layer.INVARIANTS, BREAKING),
  ENDPOINT_UNDECLARED(Layer.REQUEST, NOTICE),
  PARAMETER_UNDECLARED(Layer.REQUEST, ADDITIVE),
  REQUEST_INVALID(Layer.REQUEST, ADDITIVE),
  CREDENTIAL_MISSING(Layer.REQUEST, NOTICE),
  SDK_LOSS(Layer.SDK, BREAKING),
  MEMBER_VANISHED(Layer.STATISTICS, BREAKING),
  NEVER_OBSERVED(Layer.STATISTICS, NOTICE);

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final Layer layer;
  private final Impact impact;

  Rule(Layer layer, Impact impact) {
    this.layer = layer;
    this.impact = impact;
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
