package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the values of response headers with their schemas. */
final class HeaderValues {
  private final ExchangeContext context;
  private final String name;
  private final SchemaNode node;

  private HeaderValues(ExchangeContext context, String name, SchemaNode node) {
    this.context = context;
    this.name = name;
    this.node = node;
  }

  static void evaluate(ExchangeContext context) {
    for (Header header : context.exchange().response().headers().all()) {
      ResponseDefinition.DeclaredHeader declared = context.definition().declaredHeader(header);
      if (declared != null) {
        // Blanks around a value are not part of it.
        new HeaderValues(context, "header " + declared.name(), declared.node())
            .evaluate(header.value().strip());
      }
    }
  }

  /**
   * Evaluates a value in each form in which an edition declares it, a text, a scalar or a list of
   * either, once.
   */
  private void evaluate(String text) {
    Map<Json, Long> values = new LinkedHashMap<>();
    for (int i = 0; i < Long.SIZE - Long.numberOfLeadingZeros(node.declared()); i++) {
      if (node.schema(i) != null) {
        values.merge(TextValue.ofHeader(schema(i), text), 1L << i, (a, b) -> a | b);
      }
    }
    values.forEach(this::evaluate);
  }

  private void evaluate(Json value, long editions) {
    JsonType type = value.type();
    long mistyped = node.schemas().forbidden(type) & editions;
    if (mistyped != 0) {
      mistyped(type, mistyped);
    }
    for (EditionConstraint limit : node.schemas().constraints(type)) {
      if (!limit.accepts(value)) {
        report(limit, value, limit.editions() & editions & ~mistyped);
      }
    }
    if (value instanceof JsonArray array) {
      HeaderValues elements = new HeaderValues(context, "element of " + name, node.items());
      array
          .elements()
          .forEach(each -> elements.evaluate(each, editions & elements.node.declared()));
    }
  }

  private void report(EditionConstraint limit, Json value, long editions) {
    String detail = ValueDescription.of(limit.rule(), value, List.of(limit));
    context.report(
        context.definition().response(),
        violation(limit.rule(), detail, ValueDescription.withMeasure(detail, value), editions),
        edition ->
            new Expectation(
                limit.constraint().expectation(),
                requireNonNull(schema(edition).constraints().get(limit.constraint()))));
  }

  private void mistyped(JsonType type, long editions) {
    context.report(
        context.definition().response(),
        violation(Rule.TYPE_CHANGED, type.id(), type.id(), editions),
        edition ->
            new Expectation(
                JsonType.names(schema(edition).types()), schema(edition).location("type")));
  }

  private Violation violation(Rule rule, String detail, String observed, long editions) {
    return Violation.of(
        rule,
        name.replaceFirst("^header ", "") + " " + detail,
        "the " + name + " is " + JsonType.withArticle(observed),
        editions);
  }

  private Schema schema(int edition) {
    return requireNonNull(node.schema(edition));
  }
}
