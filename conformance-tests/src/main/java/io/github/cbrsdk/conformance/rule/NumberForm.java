package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonType;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole number is written with a fraction or an exponent where an integer is declared. */
final class NumberForm extends RuleDefinition implements BodyRule {
  NumberForm() {
    super(
        Rule.NUMBER_FORM,
        "A whole number is written with a fraction or an exponent where an integer is declared;"
            + " many clients refuse or truncate it.",
        "\"size\": 40.0");
  }

  @Override
  public void numberForm(ExchangeContext context, SchemaNode node, long editions) {
    context.report(
        node,
        Violation.of(Rule.NUMBER_FORM, "", "an integer with a fraction or an exponent", editions),
        edition ->
            new Expectation(
                "an integer in plain digits",
                requireNonNull(node.schema(edition)).location("type")));
  }

  @Override
  public Optional<String> reasonNotAcceptable() {
    return Optional.of("an integer is an integer: the service should write it as one");
  }

  @Override
  public Stream<Mutation> mutations(SampleExchange sample, InvariantEvaluator evaluator) {
    return sample.locations().stream()
        .filter(location -> isIntegral(location.value()))
        .filter(location -> location.allows(JsonType.INTEGER) && !location.allows(JsonType.NUMBER))
        .flatMap(
            location ->
                Stream.of(
                    with(sample, location, "a fraction", ".0"),
                    with(sample, location, "an exponent", "e0")));
  }

  private Mutation with(SampleExchange sample, ValueLocation location, String what, String ending) {
    return Mutation.of(
        rule(),
        "integer with " + what,
        sample,
        location.pointer(),
        () -> sample.withValue(location, JsonNumber.of(location.value().text() + ending)));
  }

  private static boolean isIntegral(Json value) {
    return value instanceof JsonNumber number && number.integerForm();
  }

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) ->
        object.with(name, JsonNumber.of(isIntegral(value) ? value.text() + ".0" : "0.0"));
  }
}
