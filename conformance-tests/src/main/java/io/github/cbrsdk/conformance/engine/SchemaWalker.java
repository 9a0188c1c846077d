package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Schema;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNull;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a body and the places of the contract side by side: compares each value with
 * what all editions say of its place, and counts it.
 */
final class SchemaWalker implements CheckLayer {
  private final Set<Layer> layers;
  private long objects;

  /** Numbers in the wrong form are noticed here as well, if the lexical layer is wanted. */
  SchemaWalker(Set<Layer> layers) {
    this.layers = layers;
  }

  @Override
  public void evaluate(ExchangeContext context) {
    SchemaNode body = context.definition().body();
    Json value = context.value();
    if (body != null && value != null) {
      visit(context, body, value);
    }
  }

  private void visit(ExchangeContext context, SchemaNode around, Json value) {
    SchemaNode node = around.chosenFor(value);
    JsonType type = value.type();
    node.count(value, type, context::shown);
    if (node.declared() == 0) {
      return;
    }
    if (node.leavesChoice() && value instanceof JsonObject object) {
      ofNoForm(context, node, object);
      return;
    }
    long mistyped = node.forbidden(type);
    if (mistyped != 0) {
      mistyped(context, node, value, mistyped);
    }
    if (node.declared() == mistyped) {
      return;
    }
    if (value instanceof JsonNumber number && type == JsonType.INTEGER && !number.integerForm()) {
      numberForm(context, node, mistyped);
    }
    limits(context, node, value, type);
    if (value instanceof JsonObject object) {
      members(context, node, object);
      if (!node.validations().isEmpty()) {
        context.addStated(node, value);
      }
    } else if (value instanceof JsonArray array) {
      SchemaNode items = node.items();
      for (int i = 0; i < array.size(); i++) {
        visit(context, items, array.get(i));
      }
    }
  }

  /**
   * One finding, since what is missing and undeclared by the best of the forms would be a guess.
   */
  private static void ofNoForm(ExchangeContext context, SchemaNode node, JsonObject object) {
    context.report(
        node,
        Violation.of(
            Rule.MEMBER_MISSING,
            "every form",
            "an object without a member of any of them",
            node.declared()),
        edition -> {
          Schema schema = requireNonNull(node.schema(edition));
          return new Expectation(
              "one of " + ClosestAlternative.names(schema.alternatives()),
              ClosestAlternative.location(schema));
        },
        ClosestAlternative.hint(node, object));
  }

  private static void mistyped(
      ExchangeContext context, SchemaNode node, Json value, long mistyped) {
    boolean isNull = value == JsonNull.NULL;
    String observed = isNull ? "null" : value.type().id();
    context.report(
        node,
        Violation.of(
            isNull ? Rule.NULL_UNDECLARED : Rule.TYPE_CHANGED, observed, observed, mistyped),
        edition -> {
          Schema schema = requireNonNull(node.schema(edition));
          return new Expectation(typeNames(schema.types()), schema.location("type"));
        },
        Hints.forType(node, value));
  }

  /** Types in words. */
  static String typeNames(Set<JsonType> types) {
    return types.stream()
        .filter(type -> type != JsonType.INTEGER || !types.contains(JsonType.NUMBER))
        .map(JsonType::id)
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  private void numberForm(ExchangeContext context, SchemaNode node, long mistyped) {
    if (layers.contains(Layer.LEXICAL)) {
      // An edition that allows fractions does not mind an integer that is written as one.
      long integers = node.forbidden(JsonType.NUMBER) & ~mistyped;
      context.report(
          node,
          Violation.of(Rule.NUMBER_FORM, "", "an integer with a fraction or an exponent", integers),
          edition ->
              new Expectation(
                  "an integer in plain digits",
                  requireNonNull(node.schema(edition)).location("type")));
    }
  }

  private static void limits(ExchangeContext context, SchemaNode node, Json value, JsonType type) {
    for (EditionConstraint limit : node.limits(type)) {
      if (!limit.accepts(value)) {
        for (ConstraintViolations.Message refusal : node.refusals().of(value, type)) {
          context.report(node, refusal.violation(), refusal, refusal.hint());
        }
        return;
      }
    }
  }

  private void members(ExchangeContext context, SchemaNode node, JsonObject object) {
    long serial = objects++;
    List<String> undeclared = null;
    // What is inside may be at the same places, so that it comes after what is looked up here.
    SchemaNode[] inside = new SchemaNode[object.size()];
    for (int i = 0; i < object.size(); i++) {
      SchemaNode member = context.member(node, object.name(i));
      inside[i] = member;
      // Of two members of one name the first is counted; clients differ in which they take.
      member.seenIn(serial);
      if (member.undeclared() != 0) {
        undeclared = undeclared == null ? new ArrayList<>() : undeclared;
        undeclared.add(context.shown(object.name(i)));
      }
    }
    List<SchemaNode.RequiredMember> missing = null;
    for (SchemaNode.RequiredMember required : node.required()) {
      if (!required.node().isIn(serial)) {
        missing = missing == null ? new ArrayList<>() : missing;
        missing.add(required);
      }
    }
    if (missing != null || undeclared != null) {
      RenameDetector renames = RenameDetector.between(missing, undeclared, node, object);
      report(context, node, missing, undeclared, renames);
    }
    for (int i = 0; i < inside.length; i++) {
      visit(context, inside[i].current(), object.value(i));
    }
  }

  private static void report(
      ExchangeContext context,
      SchemaNode node,
      @Nullable List<SchemaNode.RequiredMember> missing,
      @Nullable List<String> undeclared,
      RenameDetector renames) {
    if (missing != null) {
      for (SchemaNode.RequiredMember required : missing) {
        context.report(
            required.node(),
            Violation.of(Rule.MEMBER_MISSING, "", "absent", required.editions()),
            edition ->
                new Expectation(
                    "the member " + required.name(), requiredAt(node, required, edition)),
            renames.hintForMissing(required.name()));
      }
    }
    if (undeclared != null) {
      for (String name : undeclared) {
        SchemaNode member = node.member(name);
        context.report(
            member,
            Violation.of(Rule.MEMBER_UNDECLARED, "", "present", member.undeclared()),
            edition ->
                new Expectation(
                    "no such member", requireNonNull(node.schema(edition)).location("properties")),
            renames.hintForUndeclared(node, name));
      }
    }
  }

  private static ContractLocation requiredAt(
      SchemaNode node, SchemaNode.RequiredMember member, int edition) {
    return requireNonNull(requireNonNull(node.schema(edition)).required().get(member.name()));
  }
}
