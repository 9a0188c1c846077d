package io.github.cbrsdk.conformance.expression;

import java.util.ArrayList;
import java.util.List;

/** The operators that make a value of two; integers have 64 bits and do not overflow silently. */
enum Arithmetic {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%");

  private static final int CHARACTERS_PER_STEP = 16;

  private final String symbol;

  Arithmetic(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  Node of(Node left, Node right) {
    return slots -> {
      Object a = left.evaluate(slots);
      if (a instanceof Failure) {
        return a;
      }
      Object b = right.evaluate(slots);
      return b instanceof Failure ? b : of(a, b, slots);
    };
  }

  static Node negative(Node operand) {
    return slots -> {
      Object value = operand.evaluate(slots);
      if (value instanceof Long integer) {
        return integer == Long.MIN_VALUE
            ? Failure.fault("a number out of range")
            : (Object) (-integer);
      }
      if (value instanceof Double number) {
        return -number;
      }
      return value instanceof Failure ? value : Failure.of("number", value);
    };
  }

  private Object of(Object a, Object b, Object[] slots) {
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
    String types = "%s %s %s".formatted(Values.typeName(a), symbol, Values.typeName(b));
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
        case REMAINDER -> a % b;
      };
    } catch (ArithmeticException e) {
      return Failure.fault("a number out of range");
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
