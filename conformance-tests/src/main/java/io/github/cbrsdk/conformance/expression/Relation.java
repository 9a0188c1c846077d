package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** The operators that compare two values. */
enum Relation {
  EQUAL("=="),
  UNEQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">="),
  IN("in");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  Node between(Node left, Node right) {
    return new Typed(
        StaticType.BOOLEAN,
        slots -> {
          Object a = left.evaluate(slots);
          if (a instanceof Failure) {
            return a;
          }
          Object b = right.evaluate(slots);
          if (b instanceof Failure) {
            return b;
          }
          StepLimit.count(slots, sizeOf(a) + sizeOf(b));
          return of(a, b);
        });
  }

  private static long sizeOf(Object value) {
    List<?> elements = Values.elements(value);
    return elements != null
        ? elements.size()
        : value instanceof JsonObject object ? object.size() : 0;
  }

  private Object of(Object a, Object b) {
    return switch (this) {
      case EQUAL -> Values.equal(a, b);
      case UNEQUAL -> !Values.equal(a, b);
      case IN -> isIn(a, b);
      default -> ordered(a, b);
    };
  }

  private static Object isIn(Object value, Object container) {
    List<?> elements = Values.elements(container);
    if (elements != null) {
      return elements.stream().anyMatch(element -> Values.equal(value, Values.of(element)));
    }
    if (container instanceof JsonObject object) {
      return value instanceof String name && object.get(name) != null;
    }
    if (container instanceof Fields fields) {
      return value instanceof String name && fields.get(name) != null;
    }
    return Failure.of("array or object", container);
  }

  private Object ordered(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return Values.isComparable(x, y) && holds(Values.compare(x, y));
    }
    if (a instanceof String x && b instanceof String y) {
      return holds(compare(x, y));
    }
    if (a instanceof Instant x && b instanceof Instant y) {
      return holds(x.compareTo(y));
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return holds(x.compareTo(y));
    }
    String types = "%s %s %s".formatted(Values.typeName(a), symbol, Values.typeName(b));
    return Values.isNull(a) || Values.isNull(b) ? Failure.absent(types) : Failure.fault(types);
  }

  private boolean holds(int order) {
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  /** By code points, which differs from the order of UTF-16 beyond the basic plane. */
  private static int compare(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return Integer.compare(x, y);
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }
}
