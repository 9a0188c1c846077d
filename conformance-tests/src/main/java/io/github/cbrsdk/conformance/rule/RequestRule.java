package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import io.github.cbrsdk.conformance.engine.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A rule about requests. A request that the service rejected is no drift: the client was wrong, and
 * the service says so.
 */
abstract class RequestRule extends RuleDefinition implements ExchangeRule {
  /** The remedy of a request that the client should not have sent. */
  static final String CORRECT_CLIENT =
      "Correct the client; if the service means to accept it, change the contract at %s.";

  RequestRule(Rule rule, RuleText text) {
    super(
        rule,
        text.notAcceptable(
            "it is about a request, and what a client sent does not change the contract"));
  }

  @Override
  public boolean needsResponse() {
    return false;
  }

  /**
   * What a request does not keep to.
   *
   * @param detail tells it from others of the rule, in all versions
   * @param observed in words, without any value of the request
   */
  record Problem(String detail, String observed, String expected, ContractLocation location) {
    /** One whose words tell it from others. */
    Problem(String observed, String expected, ContractLocation location) {
      this(observed, observed, expected, location);
    }
  }

  /** What is wrong with an accepted request of an operation. */
  abstract List<Problem> problems(Operation operation, RequestParameters sent);

  @Override
  public final void evaluate(ExchangeContext context) {
    Request request = context.exchange().request();
    Integer status = context.definition().status();
    // A probe that has to fail is wrong on purpose.
    if (request == null
        || status == null
        || status / 100 != 2
        || context.exchange().requiredStatus() != null) {
      return;
    }
    RequestParameters sent = context.parameters(request);
    Map<String, Map<Integer, Problem>> found = new LinkedHashMap<>();
    context.editionsWith(
        edition -> {
          Operation operation = context.definition().operation().in(edition);
          List<Problem> problems = operation == null ? List.of() : problems(operation, sent);
          if (!problems.isEmpty()) {
            for (Problem each : problems) {
              found.computeIfAbsent(each.detail(), key -> new LinkedHashMap<>()).put(edition, each);
            }
          }
          return false;
        });
    found.forEach(
        (detail, byEdition) ->
            context.report(
                context.definition().response(),
                Violation.of(
                    rule(),
                    detail,
                    byEdition.values().iterator().next().observed(),
                    context.editionsWith(byEdition::containsKey)),
                edition -> {
                  Problem problem = Objects.requireNonNull(byEdition.get(edition));
                  return new Expectation(problem.expected(), problem.location());
                }));
  }
}
