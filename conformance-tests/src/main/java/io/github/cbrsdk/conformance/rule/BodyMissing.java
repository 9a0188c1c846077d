package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.TextValue;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.SampleExchange;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

final class BodyMissing extends RuleDefinition implements ExchangeRule {
  BodyMissing() {
    super(
        Rule.BODY_MISSING,
        new RuleText(
                "The contract declares content for the status, and the body is empty.",
                "200 with Content-Length: 0")
            .remedy(JsonMalformed.UNRELIABLE)
            .notAcceptable("OpenAPI cannot declare the body of a response as optional"));
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    if (definition.status() != null && !context.hasBody()) {
      String type = context.exchange().response().headers().first("Content-Type");
      String status = String.valueOf(definition.status());
      context.report(
          definition.response(),
          Violation.of(
              Rule.BODY_MISSING,
              status,
              "no body with status " + status,
              definition.demandingBody(type)),
          edition -> MediaTypeUndeclared.content(definition, edition));
    }
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    SampleExchange sample = make.sample();
    String type = Headers.of(sample.headers()).first("Content-Type");
    return sample.body() == null || TextValue.mayBeEmpty(sample.contract(), type)
        ? Stream.empty()
        : Stream.of(
            make.whole("no body", each -> each.with((byte[]) null)),
            make.whole("empty body", each -> each.with(new byte[0])));
  }

  @Override
  public UnaryOperator<Response> responseInjection() {
    return response -> new Response(response.status(), response.headers(), null);
  }
}
