package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The operators. Integers have 64 bits and do not overflow silently. */
enum Operator {
  OR("||", 0),
  AND("&&", 1),
  EQUAL("==", 2),
  UNEQUAL("!=", 2),
  LESS("<", 2),
  AT_MOST("<=", 2),
  GREATER(">", 2),
  AT_LEAST(">=", 2),
  IN("in", 2),
  ADD("+", 3),
  SUBTRACT("-", 3),
  MULTIPLY("*", 4),
  DIVIDE("/", 4),
  REMAINDER("%", 4);

  static final int HIGHEST_PRECEDENCE = 4;
  private static final int CHARACTERS_PER_STEP = 16;
  private static final Failure OUT_OF_RANGE = Failure.fault("a number out of range");

  private final String sign;
  private final int precedence;

  Operator(String sign, int precedence) {
    this.sign = sign;
    this.precedence = precedence;
  }

  String sign() {
    return sign;
  }

  int precedence() {
    return precedence;
  }

  /** Whether its operands have to be booleans. */
  boolean isLogical() {
    return this == OR || this == AND;
  }

  Node between(Node left, Node right) {
    if (isLogical()) {
      Boolean decisive = this == OR;
      return new Node.Typed(ValueType.BOOLEAN, slots -> decide(left, right, slots, decisive));
    }
    return precedence == EQUAL.precedence
        ? new Node.Typed(ValueType.BOOLEAN, Node.of(left, right, this::compare))
        : Node.of(left, right, this::compute);
  }

  /** If one side decides, the failure of the other does not matter. */
  private static Object decide(Node left, Node right, Object[] slots, Boolean decisive) {
    Object first = truth(left.evaluate(slots));
    if (first.equals(decisive)) {
      return decisive;
    }
    Object second = truth(right.evaluate(slots));
    return second.equals(decisive) || !(first instanceof Failure) ? second : first;
  }

  /** A boolean or failure as it is; for anything else a failure. */
  static Object truth(Object value) {
    return value instanceof Boolean || value instanceof Failure
        ? value
        : Failure.of("boolean", value);
  }

  static Node not(Node operand) {
    return new Node.Typed(
        ValueType.BOOLEAN,
        slots -> {
          Object value = truth(operand.evaluate(slots));
          return value instanceof Boolean truth ? (Object) !truth : value;
        });
  }

  static Node choice(Node condition, Node then, Node otherwise) {
    return new Node.Typed(
        then.type() == otherwise.type() ? then.type() : ValueType.ANY,
        slots -> {
          Object value = truth(condition.evaluate(slots));
          return value instanceof Boolean truth
              ? (truth ? then : otherwise).evaluate(slots)
              : value;
        });
  }

  static Node negative(Node operand) {
    return slots -> {
      Object value = operand.evaluate(slots);
      if (value instanceof Long integer) {
        return integer == Long.MIN_VALUE ? OUT_OF_RANGE : (Object) (-integer);
      }
      if (value instanceof Double number) {
        return -number;
      }
      return value instanceof Failure ? value : Failure.of("number", value);
    };
  }

  private Object compare(Object a, Object b, Object[] slots) {
    StepLimit.count(slots, sizeOf(a) + sizeOf(b));
    return switch (this) {
      case EQUAL -> Values.equal(a, b);
      case UNEQUAL -> !Values.equal(a, b);
      case IN -> isIn(a, b);
      default -> ordered(a, b);
    };
  }

  private static long sizeOf(Object value) {
    List<?> elements = Values.elements(value);
    return elements != null
        ? elements.size()
        : value instanceof JsonObject object ? object.size() : 0;
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
      return holds(Values.compare(x, y));
    }
    if (a instanceof Instant x && b instanceof Instant y) {
      return holds(x.compareTo(y));
    }
    return a instanceof Boolean x && b instanceof Boolean y
        ? (Object) holds(x.compareTo(y))
        : mismatch(a, b);
  }

  private boolean holds(int order) {
    return switch (this) {
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private Object compute(Object a, Object b, Object[] slots) {
    if (a instanceof Long x && b instanceof Long y) {
      return integers(x, y);
    }
    if (a instanceof Double x && b instanceof Double y && this != REMAINDER) {
      return doubles(x, y);
    }
    if (this == ADD && a instanceof String x && b instanceof String y) {
      StepLimit.count(slots, (x.length() + (long) y.length()) / CHARACTERS_PER_STEP);
      return x + y;
    }
    List<?> first = Values.elements(a);
    List<?> second = Values.elements(b);
    if (this == ADD && first != null && second != null) {
      StepLimit.count(slots, first.size() + (long) second.size());
      List<Object> both = new ArrayList<>(first);
      both.addAll(second);
      return both;
    }
    return mismatch(a, b);
  }

  private Failure mismatch(Object a, Object b) {
    String types = "%s %s %s".formatted(ValueType.of(a), sign, ValueType.of(b));
    return Values.isNull(a) || Values.isNull(b) ? Failure.absent(types) : Failure.fault(types);
  }

  private Object integers(long a, long b) {
    if (b == 0 && (this == DIVIDE || this == REMAINDER)) {
      return Failure.fault("a division by zero");
    }
    try {
      return switch (this) {
        case ADD -> Math.addExact(a, b);
        case SUBTRACT -> Math.subtractExact(a, b);
        case MULTIPLY -> Math.multiplyExact(a, b);
        case DIVIDE -> b == -1 ? Math.negateExact(a) : a / b;
        default -> a % b;
      };
    } catch (ArithmeticException e) {
      return OUT_OF_RANGE;
    }
  }

  private Object doubles(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      default -> a / b;
    };
  }
}
