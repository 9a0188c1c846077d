package io.github.cbrsdk.conformance.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonReader;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.List;

/** Compares the values of response headers with their schemas. */
final class HeaderValues {
  private final ExchangeContext context;
  private final String name;
  private final SchemaNode node;

  private HeaderValues(ExchangeContext context, ResponseDefinition.DeclaredHeader declared) {
    this.context = context;
    this.name = declared.name();
    this.node = declared.node();
  }

  static void evaluate(ExchangeContext context) {
    for (Header header : context.exchange().response().headers().all()) {
      ResponseDefinition.DeclaredHeader declared = context.definition().declaredHeader(header);
      if (declared != null) {
        // Blanks around a value are not part of it.
        new HeaderValues(context, declared).evaluate(header.value().strip());
      }
    }
  }

  /** A header is a text; to an edition that declares none there, it is what the text writes. */
  private void evaluate(String text) {
    long notTexts = node.schemas().forbidden(JsonType.STRING);
    evaluate(new JsonString(text), node.declared() & ~notTexts);
    if (notTexts != 0) {
      Json written = JsonReader.read(text.getBytes(UTF_8)).value();
      boolean scalar = written instanceof JsonNumber || written instanceof JsonBoolean;
      evaluate(written != null && scalar ? written : new JsonString(text), notTexts);
    }
  }

  private void evaluate(Json value, long editions) {
    JsonType type = value.type();
    long mistyped = node.schemas().forbidden(type) & editions;
    mistyped(type, mistyped);
    for (EditionConstraint limit : node.schemas().constraints(type)) {
      if (!limit.accepts(value)) {
        report(limit, value, limit.editions() & editions & ~mistyped);
      }
    }
  }

  private void report(EditionConstraint limit, Json value, long editions) {
    String observed = ValueDescription.of(limit.rule(), value, List.of(limit));
    context.report(
        context.definition().response(),
        violation(limit.rule(), observed, editions),
        edition ->
            new Expectation(
                "the header " + name + " as " + limit.constraint().expectation(),
                requireNonNull(schema(edition).constraints().get(limit.constraint()))));
  }

  private void mistyped(JsonType type, long editions) {
    context.report(
        context.definition().response(),
        violation(Rule.TYPE_CHANGED, type.id(), editions),
        edition ->
            new Expectation(
                "the header " + name + " as " + JsonType.names(schema(edition).types()),
                schema(edition).location("type")));
  }

  private Violation violation(Rule rule, String observed, long editions) {
    return Violation.of(
        rule,
        name + " " + observed,
        "the header " + name + " is " + JsonType.withArticle(observed),
        editions);
  }

  private Schema schema(int edition) {
    return requireNonNull(node.schema(edition));
  }
}
