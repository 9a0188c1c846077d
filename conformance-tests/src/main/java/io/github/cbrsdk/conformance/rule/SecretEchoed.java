package io.github.cbrsdk.conformance.rule;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.engine.ExchangeContext;
import io.github.cbrsdk.conformance.engine.ExchangeRule;
import io.github.cbrsdk.conformance.engine.Expectation;
import io.github.cbrsdk.conformance.engine.ResponseDefinition;
import io.github.cbrsdk.conformance.engine.SchemaNode;
import io.github.cbrsdk.conformance.engine.SharedValidation;
import io.github.cbrsdk.conformance.engine.Violation;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.sample.Mutation;
import io.github.cbrsdk.conformance.sample.MutationMaker;
import java.util.stream.Stream;

final class SecretEchoed extends RuleDefinition implements ExchangeRule {
  SecretEchoed() {
    super(
        Rule.SECRET_ECHOED,
        new RuleText(
                "A credential of the request came back in the response.",
                "the token that was sent inside an error message")
            .remedy("Tell the service's owner at once, and renew the credential.")
            .notAcceptable("a credential must never come back"));
  }

  @Override
  public void evaluate(ExchangeContext context) {
    context.secrets().forEach(secret -> evaluate(context, secret));
  }

  private static void evaluate(ExchangeContext context, String secret) {
    Response response = context.exchange().response();
    ResponseDefinition definition = context.definition();
    for (Headers.Header header : response.headers().all()) {
      if (header.value().contains(secret)) {
        report(context, definition.response(), "header " + header.name());
      }
    }
    Json value = context.value();
    SchemaNode body = definition.body();
    if (value != null && body != null && mentions(value, secret)) {
      evaluate(context, body, value, secret);
      return;
    }
    boolean walked = body != null && context.isFlawless();
    if (!walked && context.text().contains(secret)) {
      report(context, definition.response(), "body");
    }
  }

  /** Whether it is anywhere in there: where it is not, nothing needs to be walked. */
  private static boolean mentions(Json value, String secret) {
    if (value instanceof JsonString string) {
      return contains(string.value(), secret);
    }
    if (value instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        if (contains(object.name(i), secret) || mentions(object.value(i), secret)) {
          return true;
        }
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (mentions(array.get(i), secret)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(String text, String secret) {
    return text.length() >= secret.length() && text.contains(secret);
  }

  private static void evaluate(
      ExchangeContext context, SchemaNode around, Json value, String secret) {
    if (value instanceof JsonString string) {
      if (contains(string.value(), secret)) {
        report(context, around, "");
      }
    } else if (value instanceof JsonObject object) {
      SchemaNode node = around.chosenFor(value);
      for (int i = 0; i < object.size(); i++) {
        String name = object.name(i);
        if (contains(name, secret)) {
          report(context, node, "name");
        } else {
          // Undeclared members have no nodes below them.
          SchemaNode member = node.declared() == 0 ? node : context.member(node, name);
          evaluate(context, member, object.value(i), secret);
        }
      }
    } else if (value instanceof JsonArray array) {
      SchemaNode node = around.chosenFor(value);
      SchemaNode items = node.declared() == 0 ? node : node.items();
      for (int i = 0; i < array.size(); i++) {
        evaluate(context, items, array.get(i), secret);
      }
    }
  }

  private static void report(ExchangeContext context, SchemaNode node, String where) {
    ResponseDefinition definition = context.definition();
    context.report(
        node,
        Violation.of(
            Rule.SECRET_ECHOED,
            where,
            "a credential of the request"
                + (where.isEmpty()
                    ? ""
                    : " in the " + (where.equals("name") ? "name of a member" : where)),
            context.editionsWith(i -> definition.operation().in(i) != null)),
        edition -> new Expectation("no credential of the request", location(definition, edition)));
  }

  /** The validation that says so, if the contract states one. */
  private static ContractLocation location(ResponseDefinition definition, int edition) {
    for (SharedValidation validation : definition.validations()) {
      if (validation.any().reports().equals(Rule.SECRET_ECHOED.id())) {
        return validation.in(edition).location();
      }
    }
    return definition.operation().any().location();
  }

  /** Wherever a free text may stand. */
  @Override
  public Stream<Mutation> mutations(MutationMaker make) {
    return make.sample().secrets().values().stream().flatMap(secret -> echoes(make, secret));
  }

  private static Stream<Mutation> echoes(MutationMaker make, String secret) {
    Json echo = new JsonString("the token " + secret + " is refused");
    return Stream.concat(
        Stream.of(
            make.whole(
                "credential in a header",
                sample -> sample.addedHeader("X-Debug", "token=" + secret).exchange())),
        make.locations()
            .filter(location -> location.value() instanceof JsonString)
            .filter(location -> location.schema().constraints().isEmpty())
            .map(location -> make.value("credential in a text", location, echo)));
  }
}
