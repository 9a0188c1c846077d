package io.github.cbrsdk.conformance.proof;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One drift and the exchange that shows it.
 *
 * @param rule the rule that it violates
 * @param operator what was done, in a few words
 * @param exemplar the exchange to which it was done
 * @param expected what the check has to notice: exactly this
 * @param statedAt the place in the contract that it violates, or null if any will do
 * @param touched the names of the members that were changed; rules about several values which
 *     mention one of them may fail too
 * @param exchanges the changed exchange; where the contract does not show which change of value
 *     breaks a rule, several, of which one has to be noticed
 */
record Injection(
    Rule rule,
    String operator,
    Exemplar exemplar,
    Set<Expected> expected,
    @Nullable ContractLocation statedAt,
    Set<String> touched,
    Supplier<Stream<Exchange>> exchanges) {
  Injection {
    expected = Set.copyOf(expected);
    touched = Set.copyOf(touched);
  }

  /** A drift of one value or member. */
  static Injection of(
      Rule rule,
      String operator,
      Exemplar exemplar,
      String pointer,
      Set<String> touched,
      Supplier<Exchange> exchange) {
    return new Injection(
        rule,
        operator,
        exemplar,
        Set.of(new Expected(rule, pointer)),
        null,
        touched,
        () -> Stream.of(exchange.get()));
  }

  /** A drift of the response as such. */
  static Injection ofResponse(
      Rule rule, String operator, Exemplar exemplar, Supplier<Exchange> exchange) {
    return of(rule, operator, exemplar, "", Set.of(), exchange);
  }

  /** What is expected, in words. */
  String description() {
    List<String> all = expected.stream().map(Expected::toString).sorted().toList();
    return exemplar + ", " + operator + ": " + String.join(" and ", all);
  }
}
