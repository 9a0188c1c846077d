package io.github.cbrsdk.conformance.overlay;

import io.github.cbrsdk.conformance.json.JsonPointer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads values of a document by JSON pointer. */
public final class Pointers {
  private Pointers() {}

  /** The value at a pointer, or null. */
  public static @Nullable Object at(Object document, String pointer) {
    Object value = document;
    for (String segment : JsonPointer.names(pointer)) {
      if (value instanceof Map<?, ?> map) {
        value = map.get(segment);
      } else {
        value =
            value instanceof List<?> list
                    && segment.matches("[0-9]{1,6}")
                    && Integer.parseInt(segment) < list.size()
                ? list.get(Integer.parseInt(segment))
                : null;
      }
    }
    return value;
  }
}
