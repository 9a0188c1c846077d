package io.github.cbrsdk.conformance.sample;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Validation;
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
 * @param sample the exchange to which it was done
 * @param expected what the check has to notice: exactly this
 * @param invariant the invariant that has to be reported, beside other things, or null
 * @param exchanges the changed exchange; of a broken invariant several, of which one has to be
 *     noticed, or none if no change was found that breaks it
 */
public record Mutation(
    Rule rule,
    String operator,
    SampleExchange sample,
    Set<ExpectedFinding> expected,
    @Nullable Validation invariant,
    Supplier<Stream<Exchange>> exchanges) {
  public Mutation {
    expected = Set.copyOf(expected);
  }

  /** The sample, the change and the expected findings, in words. */
  public String description() {
    List<String> all = expected.stream().map(ExpectedFinding::toString).sorted().toList();
    return sample + ", " + operator + ": " + String.join(" and ", all);
  }
}
