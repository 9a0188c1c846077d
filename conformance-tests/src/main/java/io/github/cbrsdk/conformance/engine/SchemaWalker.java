package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonObject;
import io.github.cbrsdk.conformance.json.JsonType;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks once through a body and the nodes of the contract side by side: compares each value with
 * what all editions say of its node, counts it, and tells the rules of what differs.
 */
final class SchemaWalker {
  private final List<BodyRule> rules;
  private long objects;

  SchemaWalker(List<BodyRule> rules) {
    this.rules = rules;
  }

  void walk(ExchangeContext context) {
    SchemaNode body = context.definition().body();
    Json value = context.value();
    if (body != null && value != null) {
      visit(context, body, value);
    }
  }

  private void visit(ExchangeContext context, SchemaNode around, Json value) {
    SchemaNode node = around.chosenFor(value);
    JsonType type = value.type();
    node.counts().add(value, type, context::shown);
    if (node.declared() == 0) {
      return;
    }
    if (node.hasAlternatives() && value instanceof JsonObject object) {
      rules.forEach(rule -> rule.noAlternative(context, node, object));
      return;
    }
    long mistyped = node.schemas().forbidden(type);
    if (mistyped != 0) {
      rules.forEach(rule -> rule.mistyped(context, node, value, mistyped));
    }
    if (node.declared() == mistyped) {
      return;
    }
    if (value instanceof JsonNumber number && type == JsonType.INTEGER && !number.integerForm()) {
      // An edition that allows fractions does not mind an integer that is written as one.
      long integers = node.schemas().forbidden(JsonType.NUMBER) & ~mistyped;
      rules.forEach(rule -> rule.numberForm(context, node, integers));
    }
    constraints(context, node, value, type);
    if (value instanceof JsonObject object) {
      members(context, node, object);
      if (!node.schemas().validations().isEmpty()) {
        context.addStated(node, value);
      }
    } else if (value instanceof JsonArray array) {
      SchemaNode items = node.items();
      for (int i = 0; i < array.size(); i++) {
        visit(context, items, array.get(i));
      }
    }
  }

  private void constraints(ExchangeContext context, SchemaNode node, Json value, JsonType type) {
    for (EditionConstraint limit : node.schemas().constraints(type)) {
      if (!limit.accepts(value)) {
        for (ConstraintViolations.Message message : node.violations().of(value, type)) {
          rules.forEach(rule -> rule.constraint(context, node, message));
        }
        return;
      }
    }
  }

  private void members(ExchangeContext context, SchemaNode node, JsonObject object) {
    long serial = objects++;
    List<String> undeclared = List.of();
    // What is inside may be at the same nodes, so that it comes after what is looked up here.
    SchemaNode[] inside = new SchemaNode[object.size()];
    for (int i = 0; i < object.size(); i++) {
      SchemaNode member = context.member(node, object.name(i));
      inside[i] = member;
      // Of two members of one name the first is counted; clients differ in which they take.
      member.seenIn(serial);
      if (member.undeclared() != 0) {
        undeclared = undeclared.isEmpty() ? new ArrayList<>() : undeclared;
        undeclared.add(context.shown(object.name(i)));
      }
    }
    List<RequiredMember> missing = List.of();
    for (RequiredMember required : node.required()) {
      if (!required.node().isIn(serial)) {
        missing = missing.isEmpty() ? new ArrayList<>() : missing;
        missing.add(required);
      }
    }
    if (!missing.isEmpty() || !undeclared.isEmpty()) {
      BodyRule.MemberDifference difference =
          new BodyRule.MemberDifference(
              missing, undeclared, RenameDetector.between(missing, undeclared, node, object));
      rules.forEach(rule -> rule.members(context, node, difference));
    }
    for (int i = 0; i < inside.length; i++) {
      visit(context, inside[i].current(), object.value(i));
    }
  }
}
