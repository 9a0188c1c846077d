package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes the mutations of a sample that a rule must find.
 *
 * @param evaluator evaluates the invariants of the sample's contract
 */
public record MutationMaker(Rule rule, SampleExchange sample, InvariantEvaluator evaluator) {
  public Stream<ValueLocation> locations() {
    return sample.locations().stream();
  }

  /** A drift of the response as such, or of the request. */
  public Mutation whole(String operator, Function<SampleExchange, Exchange> change) {
    return at("", operator, change);
  }

  /** Another value in the body. */
  public Mutation value(String operator, ValueLocation location, Json value) {
    return at(location.pointer(), operator, each -> each.withValue(location, value));
  }

  /** A change of an object that shows at one of its members. */
  public Mutation member(
      String operator, ValueLocation object, String name, UnaryOperator<JsonObject> change) {
    return at(object.pointer(name), operator, each -> each.withObject(object, change));
  }

  private Mutation at(String pointer, String operator, Function<SampleExchange, Exchange> change) {
    return of(rule, operator, Set.of(new ExpectedFinding(rule, pointer)), change);
  }

  /** A drift that is counted for another rule, or that shows in several findings. */
  public Mutation of(
      Rule counted,
      String operator,
      Set<ExpectedFinding> expected,
      Function<SampleExchange, Exchange> change) {
    return new Mutation(
        counted, operator, sample, expected, null, () -> Stream.of(change.apply(sample)));
  }
}
