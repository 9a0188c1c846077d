package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Literals, and access to variables, members and elements. */
final class Access {
  private Access() {}

  /** A variable. */
  record Variable(String name, int slot, Failure absent) implements Node {
    Variable(String name, int slot) {
      this(name, slot, Failure.absent("no " + name));
    }

    @Override
    public Object evaluate(Object[] slots) {
      @Nullable Object value = slots[slot];
      return value == null ? absent : Values.of(value);
    }
  }

  /** A member of an object; {@code has()} needs its parts. */
  record Member(Node of, String name, Failure absent) implements Node {
    Member(Node of, String name) {
      this(of, name, Failure.absent("no member '" + name + "'"));
    }

    @Override
    public Object evaluate(Object[] slots) {
      return member(of.evaluate(slots), name, absent);
    }

    /** Whether the object has the member, null or not. */
    Node exists() {
      return new Typed(
          ValueType.BOOLEAN,
          slots -> {
            Object value = member(of.evaluate(slots), name, absent);
            return value == absent ? false : value instanceof Failure ? value : (Object) true;
          });
    }
  }

  private static Object member(Object of, String name, Failure absent) {
    if (!(of instanceof JsonObject) && !(of instanceof Fields)) {
      return of instanceof Failure ? of : Failure.of("object", of);
    }
    Object member = of instanceof JsonObject object ? object.get(name) : ((Fields) of).get(name);
    return member == null ? absent : Values.of(member);
  }

  static Node list(List<Node> elements) {
    return new Node.Typed(
        ValueType.ARRAY,
        slots -> {
          List<Object> values = new ArrayList<>();
          for (Node element : elements) {
            Object value = element.evaluate(slots);
            if (value instanceof Failure) {
              return value;
            }
            values.add(value);
          }
          return values;
        });
  }

  static Node element(Node of, Node index) {
    Failure absent = Failure.absent("no such element");
    return Node.of(
        of,
        index,
        (container, at, slots) -> {
          List<?> elements = Values.elements(container);
          if (elements == null) {
            return at instanceof String name
                ? member(container, name, absent)
                : Failure.of("string", at);
          }
          if (!(at instanceof Long i)) {
            return Failure.of("integer", at);
          }
          return i >= 0 && i < elements.size() ? Values.of(elements.get(i.intValue())) : absent;
        });
  }

  /** A number with its sign, since the smallest integer has no positive counterpart. */
  static Node number(Token token, String sign) {
    try {
      return token.kind() == Token.Kind.INTEGER
          ? Node.literal(ValueType.INTEGER, Long.valueOf(sign + token.text()))
          : Node.literal(ValueType.NUMBER, Double.valueOf(sign + token.text()));
    } catch (NumberFormatException e) {
      throw new CelSyntaxException("An integer of more than 64 bits", token.offset());
    }
  }
}
