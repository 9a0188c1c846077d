package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.SecurityScheme;
import io.github.cbrsdk.conformance.engine.RequestParameters;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.RequestMutations;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request has a query parameter that the contract does not declare, or a cookie where it declares
 * some. Headers are not looked at: clients, proxies and gateways add them, and a service ignores
 * those that it does not know. Browsers send all cookies of a host to each operation.
 */
final class ParameterUndeclared extends RequestRule {
  /** A name; anything else may be a value, such as a token without a name. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$.\\[\\]-]{1,40}");

  ParameterUndeclared() {
    super(
        Rule.PARAMETER_UNDECLARED,
        new RuleText(
                "A request has a query parameter or cookie that the contract does not declare, and the"
                    + " service accepted it.",
                "GET /items?colour=red where only limit is declared")
            .remedy(CORRECT_CLIENT));
  }

  @Override
  List<Problem> problems(Operation operation, RequestParameters sent) {
    List<Problem> problems = new ArrayList<>();
    if (!sent.query().isEmpty() && !takesAnyQuery(operation)) {
      sent.query().keySet().forEach(name -> add("query", name, operation, problems));
    }
    if (!sent.cookies().isEmpty() && isDeclaredIn("cookie", operation)) {
      sent.cookies().keySet().forEach(name -> add("cookie", name, operation, problems));
    }
    return problems;
  }

  private static void add(String in, String name, Operation operation, List<Problem> problems) {
    boolean declared =
        operation.parameters().stream()
                .filter(each -> each.in().equals(in))
                .anyMatch(each -> each.name().equals(name) || name.startsWith(each.name() + "["))
            || schemes(operation)
                .anyMatch(each -> each.in().equals(in) && each.parameter().equals(name));
    if (!declared) {
      String shown = NAME.matcher(name).matches() ? name : "with an unusual name";
      String kind = in.equals("query") ? "query parameter " : "cookie ";
      problems.add(
          new Problem("the " + kind + shown, "declared parameters only", operation.location()));
    }
  }

  private static Stream<SecurityScheme> schemes(Operation operation) {
    return operation.security().stream().flatMap(List::stream);
  }

  private static boolean isDeclaredIn(String in, Operation operation) {
    return operation.parameters().stream().anyMatch(each -> each.in().equals(in))
        || schemes(operation).anyMatch(each -> each.in().equals(in));
  }

  /** The members of an object are parameters of their own, by the default of OpenAPI. */
  private static boolean takesAnyQuery(Operation operation) {
    return operation.parameters().stream()
        .anyMatch(each -> each.in().equals("query") && each.isSpread());
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return takesAnyQuery(make.sample().operation())
        ? Stream.empty()
        : RequestMutations.of(make).stream()
            .map(whole -> whole.with("undeclared query parameter", "undeclared", "1"));
  }
}
