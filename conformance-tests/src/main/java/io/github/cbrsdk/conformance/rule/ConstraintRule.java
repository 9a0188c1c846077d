package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.engine.BodyRule;
import io.github.cbrsdk.conformance.engine.ConstraintViolations;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.sample.HeaderMutations;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.stream.Stream;

/** A rule about values that do not keep to constraints of one kind. */
abstract class ConstraintRule extends RuleDefinition implements BodyRule {
  ConstraintRule(Rule rule, RuleText text) {
    super(rule, text);
  }

  @Override
  public final void constraint(
      ExchangeContext context, SchemaNode node, ConstraintViolations.Message message) {
    if (message.violation().rule() == rule()) {
      context.report(node, message.violation(), message, message.hint());
    }
  }

  @Override
  public final Stream<Mutation> mutations(MutationMaker make) {
    return Stream.concat(
        make.locations().flatMap(location -> mutations(make, location)), HeaderMutations.of(make));
  }

  /** The changes of one value that this rule must find. */
  abstract Stream<Mutation> mutations(MutationMaker make, ValueLocation location);

  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> object.with(name, new JsonString("injected"));
  }
}
