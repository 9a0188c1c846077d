package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.overlay.OverlayDraft;
import io.github.cbrsdk.conformance.sample.InvariantEvaluator;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A response header that the contract requires was not sent. */
final class HeaderMissing extends RuleDefinition implements ExchangeRule {
  HeaderMissing() {
    super(
        Rule.HEADER_MISSING,
        "A response header that the contract requires was not sent.",
        "a response without the request id that each must have");
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    if (definition.status() == null) {
      return;
    }
    Response response = context.exchange().response();
    for (String name : definition.requiredHeaders()) {
      if (response.headers().first(name) == null) {
        context.report(
            definition.response(),
            Violation.of(
                Rule.HEADER_MISSING,
                name,
                "no header " + name,
                context.editionsWith(i -> requires(definition.in(i), name))),
            edition ->
                new Expectation(
                    "the header " + name,
                    requireNonNull(
                        requireNonNull(definition.in(edition)).requiredHeaders().get(name))));
      }
    }
  }

  private static boolean requires(@Nullable ResponseContract contract, String header) {
    return contract != null && contract.requiredHeaders().containsKey(header);
  }

  @Override
  public Optional<String> proposeEdit(OverlayDraft draft, Finding finding) {
    String header = JsonPointer.parent(finding.drift().contract().pointer());
    return draft.put(finding, header, "required", false, "sent without the header");
  }

  @Override
  public Stream<Mutation> mutations(SampleExchange sample, InvariantEvaluator evaluator) {
    return sample.contract().requiredHeaders().keySet().stream()
        .map(
            name ->
                Mutation.ofResponse(
                    rule(), "header left out", sample, () -> sample.withoutHeader(name)));
  }
}
