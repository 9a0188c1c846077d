package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
import io.github.cbrsdk.conformance.engine.EvaluationContext;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.Expression;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.SharedValidation;
import io.github.cbrsdk.conformance.engine.ValidSubset;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.expression.Failure;
import io.github.cbrsdk.conformance.expression.Fields;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.sample.ExpectedFinding;
import io.github.cbrsdk.conformance.sample.InvariantSearch;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.NeighbourMutations;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule that the contract states about several values does not hold. */
final class InvariantViolated extends RuleDefinition implements ExchangeRule {
  /** More than one, since what breaks a rule may break other things as well. */
  private static final int MAX_TRIED = 5;

  InvariantViolated() {
    super(
        Rule.INVARIANT_VIOLATED,
        new RuleText(
                "A rule that the contract states about several values, or about successive responses, does"
                    + " not hold.",
                "the id in the response is not the id that was asked for")
            .notAcceptable("the contract states the rule for every response"));
  }

  @Override
  public void evaluate(ExchangeContext context) {
    for (ExchangeContext.Stated stated : context.stated()) {
      Case inside = new Case(context, stated.node(), stated.node(), stated.value(), null, null);
      judge(inside, stated.node().schemas().validations());
    }
    ResponseDefinition definition = context.definition();
    if (!definition.validations().isEmpty()) {
      Case whole =
          new Case(
              context,
              definition.response(),
              definition.body(),
              context.value(),
              EvaluationContext.request(context),
              EvaluationContext.response(context));
      judge(whole, definition.validations());
    }
  }

  /**
   * The values that an invariant is evaluated on.
   *
   * @param node where a violation shows
   * @param body the node of the value, or null if the contract says nothing of it
   */
  private record Case(
      ExchangeContext context,
      SchemaNode node,
      @Nullable SchemaNode body,
      @Nullable Json value,
      @Nullable Fields request,
      @Nullable Fields response) {

    Object outcome(Expression expression, @Nullable Json self) {
      return expression.evaluate(self, request, response);
    }
  }

  private static void judge(Case asked, List<SharedValidation> validations) {
    for (SharedValidation each : validations) {
      judge(asked, each);
    }
  }

  private static void judge(Case asked, SharedValidation validation) {
    Expression expression = asked.context().expressions().of(validation);
    Json value = asked.value();
    Object outcome = asked.outcome(expression, value);
    if (isViolation(outcome)
        && (value == null || isViolation(asked.outcome(expression, Json.withoutNulls(value))))) {
      report(asked, validation, outcome, editionsWith(outcome, expression, asked, validation));
    }
  }

  /** A rule about an absent member is not violated: other rules report the member. */
  private static boolean isViolation(Object outcome) {
    return outcome == Boolean.FALSE
        || (outcome instanceof Failure failure && failure.kind() == Failure.Kind.FAULT);
  }

  /**
   * Mask of the editions in which the outcome stays the same without the values that they refuse:
   * what is wrong with one value must neither count twice nor hide what is wrong with others.
   */
  private static long editionsWith(
      Object outcome, Expression expression, Case asked, SharedValidation validation) {
    Json value = asked.value();
    SchemaNode body = asked.body();
    if (value == null || body == null) {
      return validation.editions();
    }
    ValidSubset valid = ValidSubset.of(body, value, asked.context()::member);
    long refusing = valid.refusing() & validation.editions();
    long mask = validation.editions() & ~refusing;
    for (long rest = refusing; rest != 0; ) {
      int edition = Long.numberOfTrailingZeros(rest);
      long alike = valid.alike(edition) & rest;
      if (isSame(outcome, asked.outcome(expression, valid.in(edition)))) {
        mask |= alike;
      }
      rest &= ~alike;
    }
    return mask;
  }

  private static boolean isSame(Object outcome, Object other) {
    return isViolation(other) && outcome.getClass() == other.getClass();
  }

  private static void report(
      Case asked, SharedValidation validation, Object outcome, long editions) {
    ExchangeContext context = asked.context();
    Validation any = validation.any();
    Rule rule = Rule.of(any.reports()).orElseThrow();
    if (rule == Rule.SECRET_ECHOED && wasFound(context, rule)) {
      return;
    }
    Impact impact = any.impact() == null ? rule.impact() : Impact.of(any.impact());
    String detail = any.id();
    String observed = any.message();
    if (outcome instanceof Failure failure) {
      detail += ": " + failure.what();
      observed = "the rule cannot be evaluated: " + failure.what();
    }
    context.report(
        asked.node(),
        new Violation(rule, impact, detail, observed, editions),
        edition -> {
          Validation stated = validation.in(edition);
          return new Expectation(stated.id() + ": " + stated.rule(), stated.location());
        });
  }

  private static boolean wasFound(ExchangeContext context, Rule rule) {
    return context.found().stream().anyMatch(found -> found.violation().rule() == rule);
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    SampleExchange sample = make.sample();
    return Stream.of(
            mutations(make, sample.operation().validations(), ""),
            mutations(make, sample.contract().validations(), ""),
            make.locations()
                .flatMap(each -> mutations(make, each.schema().validations(), each.pointer())))
        .flatMap(each -> each);
  }

  /** Invariants about credentials are broken by the mutations of secret-echoed. */
  private static Stream<Mutation> mutations(
      MutationMaker make, List<Validation> validations, String pointer) {
    return validations.stream()
        .filter(each -> !each.rule().contains("request.token"))
        .filter(each -> !make.evaluator().comparesExchanges(each))
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(broken(make, each, pointer)),
                    NeighbourMutations.of(make, each, pointer).stream()));
  }

  private static Mutation broken(MutationMaker make, Validation validation, String pointer) {
    Rule rule = Rule.of(validation.reports()).orElseThrow();
    return new Mutation(
        rule,
        validation.id(),
        make.sample(),
        Set.of(new ExpectedFinding(rule, pointer)),
        validation,
        () ->
            new InvariantSearch(validation, pointer, make.sample(), make.evaluator())
                .where(false)
                .limit(MAX_TRIED)
                .map(SampleExchange::exchange));
  }

  /** Another text of the same form. */
  @Override
  public MemberInjection memberInjection() {
    return (object, name, value) -> {
      StringBuilder other = new StringBuilder();
      value.text().chars().forEach(c -> other.append((char) (c >= '0' && c < '9' ? c + 1 : c)));
      return object.with(name, new JsonString(other.toString()));
    };
  }
}
