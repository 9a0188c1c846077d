package io.github.cbrsdk.conformance.rule;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonFlaw;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import io.github.cbrsdk.conformance.sample.ValueLocation;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

final class JsonDuplicateMember extends RuleDefinition implements ExchangeRule {
  JsonDuplicateMember() {
    super(
        Rule.JSON_DUPLICATE_MEMBER,
        new RuleText(
                "An object has two members of one name; clients differ in which of them they take.",
                "{\"id\": \"a\", \"id\": \"b\"}")
            .remedy(JsonMalformed.UNRELIABLE)
            .notAcceptable(JsonMalformed.NOT_JSON));
  }

  @Override
  public void evaluate(ExchangeContext context) {
    ResponseDefinition definition = context.definition();
    SchemaNode body = definition.body();
    Json value = context.value();
    if (body == null || value == null) {
      return;
    }
    for (JsonFlaw flaw : context.flaws(JsonFlaw.Kind.DUPLICATE_MEMBER)) {
      SchemaNode member = find(context, body, value, flaw.path());
      context.report(
          member,
          Violation.of(Rule.JSON_DUPLICATE_MEMBER, "", flaw.what(), definition.withContent()),
          edition -> {
            Schema schema = member.schema(edition);
            return new Expectation(
                "each member once",
                schema == null
                    ? requireNonNull(definition.in(edition)).contentLocation()
                    : schema.location());
          });
    }
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

  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return make.locations()
        .filter(ValueLocation::isObject)
        .flatMap(
            location ->
                location.names().stream()
                    // A finding does not tell the members of a map apart.
                    .filter(location.schema().properties()::containsKey)
                    .sorted()
                    .map(name -> make.member("member twice", location, name, twice(name))));
  }

  private static UnaryOperator<JsonObject> twice(String name) {
    return object -> object.and(name, Json.of(object.get(name)));
  }

  @Override
  public MemberInjection memberInjection() {
    return JsonObject::and;
  }
}
