package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class HeaderMissing extends RuleDefinition implements ExchangeRule {
  HeaderMissing() {
    super(
        Rule.HEADER_MISSING,
        new RuleText(
            "A response header that the contract requires was not sent.",
            "a response without the request id that each must have"));
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    if (definition.status() == null) { // Of a recorded body, no headers are known.
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
  public Optional<String> proposeEdit(FindingEdit edit) {
    String header = edit.around();
    return edit.put(header, "required", false, "sent without the header");
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return make.sample().contract().requiredHeaders().keySet().stream()
        .map(name -> make.whole("header left out", sample -> sample.withoutHeader(name)));
  }
}
