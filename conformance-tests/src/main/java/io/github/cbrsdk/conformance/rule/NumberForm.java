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
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.stream.Stream;

final class NumberForm extends RuleDefinition implements BodyRule {
  NumberForm() {
    super(
        Rule.NUMBER_FORM,
        new RuleText(
                "A whole number is written with a fraction or an exponent where an integer is declared;"
                    + " many clients refuse or truncate it.",
                "\"size\": 40.0")
            .notAcceptable("a service has to write an integer in plain digits"));
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
  public Stream<Mutation> mutations(MutationMaker make) {
    return make.locations()
        .filter(location -> isIntegral(location.value()))
        .filter(location -> location.allows(JsonType.INTEGER) && !location.allows(JsonType.NUMBER))
        .flatMap(
            location ->
                Stream.of(
                    make.value("integer with a fraction", location, with(location, ".0")),
                    make.value("integer with an exponent", location, with(location, "e0"))));
  }

  private static JsonNumber with(ValueLocation location, String ending) {
    return JsonNumber.of(location.value().text() + ending);
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
