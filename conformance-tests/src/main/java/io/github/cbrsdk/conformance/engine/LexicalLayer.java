package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonText;
import java.util.List;

/** Looks at the body as JSON text. */
final class LexicalLayer implements CheckLayer {
  @Override
  public void evaluate(ExchangeContext context) {
    JsonText json = context.json();
    if (json == null) {
      return;
    }
    for (JsonFlaw flaw : json.flaws()) {
      if (flaw.kind() == JsonFlaw.Kind.MALFORMED) {
        malformed(context, flaw);
      } else {
        duplicate(context, flaw);
      }
    }
  }

  private static void malformed(ExchangeContext context, JsonFlaw flaw) {
    ResponseDefinition definition = context.definition();
    context.report(
        definition.response(),
        Violation.of(Rule.JSON_MALFORMED, flaw.what(), flaw.what(), definition.withContent()),
        edition -> new Expectation("one JSON value in UTF-8", bodyLocation(definition, edition)));
  }

  private static void duplicate(ExchangeContext context, JsonFlaw flaw) {
    ResponseDefinition definition = context.definition();
    SchemaNode body = definition.body();
    Json value = context.value();
    if (body == null || value == null) {
      return;
    }
    SchemaNode member = find(context, body, value, flaw.path());
    context.report(
        member,
        Violation.of(Rule.JSON_DUPLICATE_MEMBER, "", flaw.what(), definition.withContent()),
        edition -> {
          Schema schema = member.schema(edition);
          return new Expectation(
              "each member once",
              schema == null ? bodyLocation(definition, edition) : schema.location());
        });
  }

  private static SchemaNode find(
      ExchangeContext context, SchemaNode root, Json body, List<String> path) {
    SchemaNode node = root;
    Json value = body;
    for (String segment : path) {
      node = node.chosenFor(value);
      if (value instanceof JsonArray array) {
        node = node.items();
        value = array.get(Integer.parseInt(segment));
      } else {
        node = context.member(node, segment);
        Json member = value instanceof JsonObject object ? object.get(segment) : null;
        value = member == null ? JsonNull.NULL : member;
      }
    }
    return node;
  }

  private static ContractLocation bodyLocation(ResponseDefinition definition, int edition) {
    return requireNonNull(definition.in(edition)).contentLocation();
  }
}
