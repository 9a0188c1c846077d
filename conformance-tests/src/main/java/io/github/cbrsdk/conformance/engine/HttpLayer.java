package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Operation;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at status, headers, media type, and whether there is a body. */
final class HttpLayer implements CheckLayer {
  private final Editions editions;

  HttpLayer(Editions editions) {
    this.editions = editions;
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    if (definition.status() == null) {
      return;
    }
    if (definition.undeclared() != 0) {
      status(context, definition);
    }
    requiredStatus(context, definition);
    headers(context, definition);
    HeaderValues.evaluate(context);
    byte[] body = context.exchange().response().body();
    if (body == null || body.length == 0) {
      noBody(context, definition);
    } else {
      mediaTypes(context, definition);
    }
  }

  private static void status(ExchangeContext context, ResponseDefinition definition) {
    String status = String.valueOf(definition.status());
    context.report(
        definition.response(),
        Violation.of(Rule.STATUS_UNDECLARED, status, "status " + status, definition.undeclared()),
        edition -> {
          Operation operation = definition.operation().in(edition);
          return operation == null
              ? new Expectation("no such operation", definition.operation().any().location())
              : new Expectation(
                  "one of the statuses " + String.join(", ", operation.responses().keySet()),
                  operation.location());
        });
  }

  /** A status that the contract declares, but not for a request such as this. */
  private void requiredStatus(ExchangeContext context, ResponseDefinition definition) {
    Integer required = context.exchange().requiredStatus();
    if (required == null || required.equals(definition.status())) {
      return;
    }
    context.report(
        definition.response(),
        Violation.of(
            Rule.STATUS_UNDECLARED,
            definition.status() + " for " + required,
            "status " + definition.status() + " to a request that has to fail",
            editions.mask(i -> definition.in(i) != null)),
        edition ->
            new Expectation(
                "status " + required,
                requireNonNull(definition.operation().in(edition)).location()));
  }

  private void headers(ExchangeContext context, ResponseDefinition definition) {
    Response response = context.exchange().response();
    for (String name : definition.requiredHeaders()) {
      if (response.headers().first(name) == null) {
        long requiring = editions.mask(i -> requires(definition.in(i), name));
        context.report(
            definition.response(),
            Violation.of(Rule.HEADER_MISSING, name, "no header " + name, requiring),
            edition -> new Expectation("the header " + name, location(definition, edition, name)));
      }
    }
  }

  private static boolean requires(@Nullable ResponseContract contract, String header) {
    return contract != null && contract.requiredHeaders().containsKey(header);
  }

  private static ContractLocation location(
      ResponseDefinition definition, int edition, String header) {
    return requireNonNull(requireNonNull(definition.in(edition)).requiredHeaders().get(header));
  }

  private static void noBody(ExchangeContext context, ResponseDefinition definition) {
    context.report(
        definition.response(),
        Violation.of(
            Rule.BODY_MISSING,
            String.valueOf(definition.status()),
            "no body with status " + definition.status(),
            definition.withContent()),
        edition -> contentClaim(definition, edition));
  }

  /** Looks at each Content-Type: of several that differ, readers take one or another. */
  private static void mediaTypes(ExchangeContext context, ResponseDefinition definition) {
    List<String> sent = context.exchange().response().headers().values("Content-Type");
    if (sent.isEmpty()) {
      mediaType(context, definition, null);
    } else {
      sent.stream().distinct().forEach(each -> mediaType(context, definition, each));
    }
  }

  private static void mediaType(
      ExchangeContext context, ResponseDefinition definition, @Nullable String sent) {
    String type = MediaType.of(sent);
    long undeclared = definition.undeclared(type);
    if (undeclared == 0) {
      return;
    }
    String shown = type.isEmpty() ? "empty" : MediaType.shown(type);
    context.report(
        definition.response(),
        Violation.of(
            Rule.MEDIA_TYPE_UNDECLARED,
            sent == null ? "none" : shown,
            sent == null
                ? "no Content-Type"
                : type.isEmpty() ? "an empty Content-Type" : "Content-Type " + shown,
            undeclared),
        edition -> contentClaim(definition, edition));
  }

  private static Expectation contentClaim(ResponseDefinition definition, int edition) {
    ResponseContract contract = requireNonNull(definition.in(edition));
    return new Expectation(
        "a body of type " + String.join(" or ", contract.content().keySet()),
        contract.contentLocation());
  }
}
