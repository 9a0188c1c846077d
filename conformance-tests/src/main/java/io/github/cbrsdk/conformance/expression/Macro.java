package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The macros over the elements of an array or the names of an object. */
enum Macro {
  ALL,
  EXISTS,
  EXISTS_ONE,
  FILTER,
  MAP;

  /** The macro of that name, or null. */
  static @Nullable Macro of(String word) {
    for (Macro macro : values()) {
      if (macro.name().toLowerCase(Locale.ROOT).equals(word)) {
        return macro;
      }
    }
    return null;
  }

  /** Whether the body has to be a boolean. */
  boolean isCondition() {
    return this != MAP;
  }

  Node over(Node range, int slot, Node body) {
    boolean makesList = this == FILTER || this == MAP;
    return new Node.Typed(
        makesList ? ValueType.ARRAY : ValueType.BOOLEAN,
        slots -> {
          Object value = range.evaluate(slots);
          if (value instanceof Failure) {
            return value;
          }
          List<?> elements =
              value instanceof JsonObject object
                  ? List.copyOf(object.members().keySet())
                  : Values.elements(value);
          if (elements == null) {
            return Failure.of("array or object", value);
          }
          return this == ALL || this == EXISTS
              ? decide(elements, slot, body, slots)
              : collect(elements, slot, body, slots);
        });
  }

  private static Object evaluate(Object element, int slot, Node body, Object[] slots) {
    StepLimit.count(slots, 1);
    slots[slot] = element;
    return body.evaluate(slots);
  }

  /** The first element that decides does; without one the first failure. */
  private Object decide(List<?> elements, int slot, Node body, Object[] slots) {
    Boolean decisive = this == EXISTS;
    Object result = !decisive;
    for (Object element : elements) {
      Object truth = Operator.truth(evaluate(element, slot, body, slots));
      if (truth.equals(decisive)) {
        return truth;
      }
      if (truth instanceof Failure && !(result instanceof Failure)) {
        result = truth;
      }
    }
    return result;
  }

  private Object collect(List<?> elements, int slot, Node body, Object[] slots) {
    List<Object> collected = new ArrayList<>();
    for (Object element : elements) {
      Object value = evaluate(element, slot, body, slots);
      value = isCondition() ? Operator.truth(value) : value;
      if (value instanceof Failure) {
        return value;
      }
      if (!isCondition() || value.equals(true)) {
        collected.add(isCondition() ? element : value);
      }
    }
    return this == EXISTS_ONE ? (Object) (collected.size() == 1) : collected;
  }
}
