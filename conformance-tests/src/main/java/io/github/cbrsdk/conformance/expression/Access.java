package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways to a value: variables, members and elements. */
final class Access {
  private Access() {}

  static Node variable(String name, int slot) {
    Failure absent = Failure.absent("no " + name);
    return slots -> {
      @Nullable Object value = slots[slot];
      return value == null ? absent : Values.of(value);
    };
  }

  static Node member(Node of, String name) {
    return new Member(of, name, Failure.absent("no member '" + name + "'"));
  }

  /** A member of an object; has() wants to know of which and what it is called. */
  record Member(Node of, String name, Failure absent) implements Node {
    @Override
    public Object evaluate(Object[] slots) {
      Object value = of.evaluate(slots);
      return value instanceof Failure ? value : member(value, name, absent);
    }
  }

  private static Object member(Object of, String name, Failure absent) {
    if (of instanceof JsonObject object) {
      Object member = object.get(name);
      return member == null ? absent : Values.of(member);
    }
    if (of instanceof Fields fields) {
      Object member = fields.get(name);
      return member == null ? absent : Values.of(member);
    }
    return Failure.of("object", of);
  }

  /** Whether there is such a member, null or not. */
  static Node has(Node of, String name) {
    return new Typed(
        StaticType.BOOLEAN,
        slots -> {
          Object value = of.evaluate(slots);
          if (value instanceof JsonObject object) {
            return object.get(name) != null;
          }
          if (value instanceof Fields fields) {
            return fields.get(name) != null;
          }
          return value instanceof Failure ? value : Failure.of("object", value);
        });
  }

  static Node element(Node of, Node index) {
    Failure absent = Failure.absent("no such element");
    return slots -> {
      Object container = of.evaluate(slots);
      if (container instanceof Failure) {
        return container;
      }
      Object at = index.evaluate(slots);
      if (at instanceof Failure) {
        return at;
      }
      List<?> elements = Values.elements(container);
      if (elements != null) {
        return at instanceof Long i
            ? i >= 0 && i < elements.size() ? Values.of(elements.get(i.intValue())) : absent
            : Failure.of("integer", at);
      }
      return at instanceof String name ? member(container, name, absent) : Failure.of("string", at);
    };
  }
}
