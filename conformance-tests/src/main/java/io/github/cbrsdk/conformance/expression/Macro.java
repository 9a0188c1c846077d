package io.github.cbrsdk.conformance.expression;

import io.github.cbrsdk.conformance.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of each element of an array, or of each name of an object. */
enum Macro {
  ALL("all", StaticType.BOOLEAN) {
    @Override
    Object of(List<?> elements, int slot, Node body, Object[] slots) {
      return decide(elements, slot, body, slots, Boolean.FALSE);
    }
  },
  EXISTS("exists", StaticType.BOOLEAN) {
    @Override
    Object of(List<?> elements, int slot, Node body, Object[] slots) {
      return decide(elements, slot, body, slots, Boolean.TRUE);
    }
  },
  EXISTS_ONE("exists_one", StaticType.BOOLEAN) {
    @Override
    Object of(List<?> elements, int slot, Node body, Object[] slots) {
      Object found = FILTER.of(elements, slot, body, slots);
      return found instanceof List<?> list ? (Object) (list.size() == 1) : found;
    }
  },
  FILTER("filter", StaticType.LIST) {
    @Override
    Object of(List<?> elements, int slot, Node body, Object[] slots) {
      List<Object> found = new ArrayList<>();
      for (Object element : elements) {
        StepLimit.count(slots, 1);
        slots[slot] = element;
        Object truth = Logic.truth(body.evaluate(slots));
        if (truth instanceof Failure) {
          return truth;
        }
        if (truth == Boolean.TRUE) {
          found.add(element);
        }
      }
      return found;
    }
  },
  MAP("map", StaticType.LIST) {
    @Override
    Object of(List<?> elements, int slot, Node body, Object[] slots) {
      List<Object> made = new ArrayList<>();
      for (Object element : elements) {
        StepLimit.count(slots, 1);
        slots[slot] = element;
        Object value = body.evaluate(slots);
        if (value instanceof Failure) {
          return value;
        }
        made.add(value);
      }
      return made;
    }
  };

  private final String word;
  private final StaticType type;

  Macro(String word, StaticType type) {
    this.word = word;
    this.type = type;
  }

  /** The macro that is written so, or null. */
  static @Nullable Macro of(String word) {
    for (Macro macro : values()) {
      if (macro.word.equals(word)) {
        return macro;
      }
    }
    return null;
  }

  /** Whether the body has to be true or false. */
  boolean asks() {
    return this != MAP;
  }

  Node over(Node range, int slot, Node body) {
    return new Typed(
        type,
        slots -> {
          Object value = range.evaluate(slots);
          if (value instanceof Failure) {
            return value;
          }
          List<?> elements =
              value instanceof JsonObject object
                  ? List.copyOf(object.members().keySet())
                  : Values.elements(value);
          return elements == null
              ? Failure.of("array or object", value)
              : of(elements, slot, body, slots);
        });
  }

  abstract Object of(List<?> elements, int slot, Node body, Object[] slots);

  /** The first element that decides does; without one the first that fails. */
  private static Object decide(
      List<?> elements, int slot, Node body, Object[] slots, Boolean decisive) {
    Object result = !decisive;
    for (Object element : elements) {
      StepLimit.count(slots, 1);
      slots[slot] = element;
      Object truth = Logic.truth(body.evaluate(slots));
      if (truth.equals(decisive)) {
        return truth;
      }
      if (truth instanceof Failure && !(result instanceof Failure)) {
        result = truth;
      }
    }
    return result;
  }
}
