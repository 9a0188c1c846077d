package io.github.cbrsdk.conformance.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.MediaRange;
import io.github.cbrsdk.conformance.contract.ResponseContract;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.MediaType;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Content-Type is missing, or is none of those that are declared for the status. */
final class MediaTypeUndeclared extends RuleDefinition implements ExchangeRule {
  private static final String CONTENT_TYPE = "Content-Type";

  /** The remedy of a response that may come from a proxy. */
  static final String LOOK_FOR_PROXIES =
      "Look for a proxy between the client and the service; if the service sends it on purpose,"
          + " declare it at %s.";

  private static final List<String> OTHERS =
      List.of("text/html", "text/plain; charset=utf-8", "application/xml", "application/jsonp");

  MediaTypeUndeclared() {
    super(
        Rule.MEDIA_TYPE_UNDECLARED,
        new RuleText(
                "The Content-Type is missing, or is none of those declared for the status.",
                "Content-Type: text/html where application/json is declared")
            .remedy(LOOK_FOR_PROXIES));
  }

  /** Evaluates every Content-Type, since clients differ in which one they use. */
  @Override
  public void evaluate(ExchangeContext context) {
    if (context.definition().status() == null || !context.hasBody()) {
      return;
    }
    List<String> sent = context.exchange().response().headers().values(CONTENT_TYPE);
    if (sent.isEmpty()) {
      evaluate(context, null);
    } else {
      new LinkedHashSet<>(sent).forEach(each -> evaluate(context, each));
    }
  }

  private static void evaluate(ExchangeContext context, @Nullable String sent) {
    ResponseDefinition definition = context.definition();
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
        edition -> content(definition, edition));
  }

  /** The content that an edition declares. */
  static Expectation content(ResponseDefinition definition, int edition) {
    ResponseContract contract = requireNonNull(definition.in(edition));
    return new Expectation(
        "a body of type " + String.join(" or ", contract.content().keySet()),
        contract.contentLocation());
  }

  @Override
  public Optional<String> proposeEdit(FindingEdit edit) {
    String type = edit.finding().drift().detail();
    if (type.endsWith(" with parameters")) {
      return Optional.of(
          "the parameters of the media type may be anything, so they are not repeated");
    }
    if (type.equals(MediaType.OTHER)) {
      return Optional.of(
          "the media type is not a well-known one, so it is not copied into the contract");
    }
    if (type.indexOf('/') < 0) {
      return Optional.of("OpenAPI cannot declare the Content-Type of a body as optional");
    }
    return edit.put(edit.contractPointer(), type, Map.of(), "sent as " + type);
  }

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    Set<String> declared = make.sample().contract().content().keySet();
    if (make.sample().body() == null || declared.stream().anyMatch(type -> type.endsWith("/*"))) {
      return Stream.empty();
    }
    Stream<Mutation> others =
        OTHERS.stream()
            .filter(type -> MediaRange.covering(declared, MediaType.of(type)) == null)
            .map(
                type ->
                    make.whole(
                        "other Content-Type", sample -> sample.withHeader(CONTENT_TYPE, type)));
    return Stream.concat(
        Stream.of(make.whole("no Content-Type", sample -> sample.withoutHeader(CONTENT_TYPE))),
        others);
  }

  @Override
  public UnaryOperator<Response> responseInjection() {
    return response -> {
      List<Header> headers = new ArrayList<>(response.headers().all());
      headers.removeIf(header -> header.name().equalsIgnoreCase(CONTENT_TYPE));
      headers.add(new Header(CONTENT_TYPE, "text/html"));
      return new Response(response.status(), Headers.of(headers), "<html></html>".getBytes(UTF_8));
    };
  }
}
