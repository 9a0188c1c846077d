package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The names of the members of an object in their order, and how they differ from what is declared
 * at its node. Most objects at a node have one of a few shapes, so the difference is determined
 * once for each. For one thread.
 */
final class ObjectShape {
  private static final int MAX_MEMBERS = 200;

  private final String[] names;
  private final SchemaNode[] nodes;
  private final List<RequiredMember> missing = new ArrayList<>();
  private final List<String> undeclared = new ArrayList<>();
  private final boolean masked;
  private final RenameDetector renames;
  private BodyRule.MemberDifference difference;

  ObjectShape(ExchangeContext context, SchemaNode node, JsonObject object) {
    this.names = new String[object.size()];
    this.nodes = new SchemaNode[object.size()];
    boolean secret = false;
    for (int i = 0; i < names.length; i++) {
      String name = object.name(i);
      names[i] = name;
      nodes[i] = context.member(node, name);
      if (nodes[i].undeclared() != 0) {
        String shown = context.shown(name);
        secret |= !shown.equals(name);
        undeclared.add(shown);
      }
    }
    this.masked = secret;
    for (RequiredMember required : node.required()) {
      if (object.get(required.name()) == null) {
        missing.add(required);
      }
    }
    this.renames = new RenameDetector(missing, undeclared, node);
    this.difference = new BodyRule.MemberDifference(missing, undeclared, renames.hints(object));
  }

  /** Whether objects of the same names may use it again: it is small and hides no secret. */
  boolean isReusable() {
    return !masked && names.length <= MAX_MEMBERS;
  }

  /**
   * Whether an object has this shape, and none of its undeclared members is named like a secret.
   */
  boolean matches(ExchangeContext context, JsonObject object) {
    if (object.size() != names.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!names[i].equals(object.name(i))) {
        return false;
      }
    }
    for (String name : undeclared) {
      if (!context.shown(name).equals(name)) {
        return false;
      }
    }
    return true;
  }

  /** The nodes of the members, by their position. */
  SchemaNode[] nodes() {
    return nodes;
  }

  /** Whether some edition requires an absent member or does not declare one that is there. */
  boolean differs() {
    return !missing.isEmpty() || !undeclared.isEmpty();
  }

  /** How an object of this shape differs; its values tell which members are renamed. */
  BodyRule.MemberDifference difference(JsonObject object) {
    Map<String, String> hints = renames.hints(object);
    if (hints != difference.hints()) {
      difference = new BodyRule.MemberDifference(missing, undeclared, hints);
    }
    return difference;
  }
}
