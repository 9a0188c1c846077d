package io.github.cbrsdk.conformance.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON pointers (RFC 6901). */
final class Pointers {
  private Pointers() {}

  static List<String> segments(String pointer) {
    List<String> segments = new ArrayList<>();
    if (!pointer.isEmpty()) {
      for (String segment : pointer.substring(1).split("/", -1)) {
        segments.add(segment.replace("~1", "/").replace("~0", "~"));
      }
    }
    return segments;
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static String parent(String pointer) {
    return pointer.isEmpty() ? pointer : pointer.substring(0, pointer.lastIndexOf('/'));
  }

  static String last(String pointer) {
    List<String> segments = segments(pointer);
    return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
  }

  /** The value at a pointer, or null. */
  static @Nullable Object at(Object document, String pointer) {
    Object value = document;
    for (String segment : segments(pointer)) {
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
