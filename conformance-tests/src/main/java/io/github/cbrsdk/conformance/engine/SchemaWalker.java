package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonArray;
import io.github.cbrsdk.conformance.json.JsonNull;
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
  /** An array, since the rules are told of each value that differs from some edition. */
  private final BodyRule[] rules;

  /** The open objects and arrays, from the outside in; the frames are used again and again. */
  private final List<Frame> frames = new ArrayList<>();

  private int depth;

  SchemaWalker(List<BodyRule> rules) {
    this.rules = rules.toArray(BodyRule[]::new);
  }

  void walk(ExchangeContext context) {
    SchemaNode body = context.definition().body();
    Json value = context.value();
    if (body == null || value == null) {
      return;
    }
    depth = 0;
    visit(context, body, value);
    while (depth > 0) {
      Frame frame = frames.get(depth - 1);
      if (frame.next == frame.size()) {
        frame.value = JsonNull.NULL; // A body is not kept longer than its exchange.
        depth--;
      } else {
        int i = frame.next++;
        visit(context, frame.node(i), frame.value(i));
      }
    }
  }

  private Frame open(Json value) {
    if (depth == frames.size()) {
      frames.add(new Frame());
    }
    Frame frame = frames.get(depth++);
    frame.value = value;
    frame.next = 0;
    return frame;
  }

  /** An object or array whose members or elements are visited one after the other. */
  private static final class Frame {
    private Json value = JsonNull.NULL;
    private SchemaNode[] nodes = {};
    private int next;

    int size() {
      return value instanceof JsonObject object ? object.size() : ((JsonArray) value).size();
    }

    /** A node may have been dropped while the values before it were visited. */
    SchemaNode node(int index) {
      return value instanceof JsonObject ? nodes[index].current() : nodes[0];
    }

    Json value(int index) {
      return value instanceof JsonObject object
          ? object.value(index)
          : ((JsonArray) value).get(index);
    }
  }

  private void visit(ExchangeContext context, SchemaNode around, Json value) {
    SchemaNode node = around.chosenFor(value);
    JsonType type = value.type();
    node.counts().add(value, type, context.asShown());
    if (node.declared() == 0) {
      return;
    }
    if (node.hasAlternatives() && value instanceof JsonObject object) {
      for (BodyRule rule : rules) {
        rule.noAlternative(context, node, object);
      }
      return;
    }
    long mistyped = node.schemas().forbidden(type);
    if (mistyped != 0) {
      for (BodyRule rule : rules) {
        rule.mistyped(context, node, value, mistyped);
      }
    }
    if (node.declared() == mistyped) {
      return;
    }
    if (value instanceof JsonNumber number && type == JsonType.INTEGER && !number.integerForm()) {
      // An edition that allows fractions does not mind an integer that is written as one.
      long integers = node.schemas().forbidden(JsonType.NUMBER) & ~mistyped;
      for (BodyRule rule : rules) {
        rule.numberForm(context, node, integers);
      }
    }
    constraints(context, node, value, type);
    if (value instanceof JsonObject object) {
      members(context, node, object);
      if (!node.schemas().validations().isEmpty()) {
        context.addStated(node, value);
      }
    } else if (value instanceof JsonArray array) {
      open(array).nodes = new SchemaNode[] {node.items()};
    }
  }

  private void constraints(ExchangeContext context, SchemaNode node, Json value, JsonType type) {
    for (EditionConstraint limit : node.schemas().constraints(type)) {
      if (!limit.accepts(value)) {
        for (ConstraintViolations.Message message : node.violations().of(value, type)) {
          for (BodyRule rule : rules) {
            rule.constraint(context, node, message);
          }
        }
        return;
      }
    }
  }

  private void members(ExchangeContext context, SchemaNode node, JsonObject object) {
    ObjectShape shape = node.shapes().of(context, object);
    // Children are visited later, since recursive schemas may share these nodes.
    open(object).nodes = shape.nodes();
    if (shape.differs()) {
      BodyRule.MemberDifference difference = shape.difference(object);
      for (BodyRule rule : rules) {
        rule.members(context, node, difference);
      }
    }
  }
}
