package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * A rule about the values in a body. One walk through the body tells all of these rules what it
 * meets; a value that conforms is not told. A rule overrides the methods that concern it.
 */
public interface BodyRule {
  /**
   * A value has a type that some editions do not allow.
   *
   * @param editions mask of these editions
   */
  default void mistyped(ExchangeContext context, SchemaNode node, Json value, long editions) {}

  /**
   * A whole number is written with a fraction or an exponent.
   *
   * @param editions mask of the editions that declare an integer
   */
  default void numberForm(ExchangeContext context, SchemaNode node, long editions) {}

  /** A value does not keep to constraints of its node, all of which belong to one rule. */
  default void constraint(
      ExchangeContext context, SchemaNode node, ConstraintViolations.Message message) {}

  /** An object has no member of any of the alternatives that its node leaves. */
  default void noAlternative(ExchangeContext context, SchemaNode node, JsonObject object) {}

  /** An object lacks members, or has members that some editions do not declare. */
  default void members(ExchangeContext context, SchemaNode node, MemberDifference difference) {}

  /**
   * How the members of an object differ from those that are declared.
   *
   * @param missing the required members that are absent
   * @param undeclared the names of those that some editions do not declare, as they may be shown
   * @param hints by the name of a member that is missing or undeclared: which of the others it
   *     probably is
   */
  record MemberDifference(
      List<RequiredMember> missing, List<String> undeclared, Map<String, String> hints) {}
}
