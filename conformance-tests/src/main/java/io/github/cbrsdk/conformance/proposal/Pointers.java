package io.github.cbrsdk.conformance.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places in a document: JSON pointers, and the JSONPaths with which overlays name them. */
final class Pointers {
  private Pointers() {}

  static List<String> segments(String pointer) {
    List<String> segments = new ArrayList<>();
    int from = 1;
    while (from <= pointer.length() && !pointer.isEmpty()) {
      int end = pointer.indexOf('/', from);
      end = end < 0 ? pointer.length() : end;
      segments.add(pointer.substring(from, end).replace("~1", "/").replace("~0", "~"));
      from = end + 1;
    }
    return segments;
  }

  static String parent(String pointer) {
    return pointer.substring(0, pointer.lastIndexOf('/'));
  }

  static String last(String pointer) {
    List<String> segments = segments(pointer);
    return segments.get(segments.size() - 1);
  }

  /** The value at a pointer, or null. */
  static @Nullable Object at(Object document, String pointer) {
    Object value = document;
    for (String segment : segments(pointer)) {
      if (value instanceof Map<?, ?> map && map.get(segment) != null) {
        value = map.get(segment);
      } else if (value instanceof List<?> list
          && segment.matches("[0-9]+")
          && Integer.parseInt(segment) < list.size()) {
        value = list.get(Integer.parseInt(segment));
      } else {
        return null;
      }
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  static String jsonPath(String pointer) {
    StringBuilder path = new StringBuilder("$");
    for (String segment : segments(pointer)) {
      if (segment.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        path.append('.').append(segment);
      } else if (segment.matches("[0-9]{1,2}")) {
        path.append('[').append(segment).append(']');
      } else {
        path.append("['").append(segment.replace("\\", "\\\\").replace("'", "\\'")).append("']");
      }
    }
    return path.toString();
  }
}
