package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form {@code $['name'][0]} in which a JSONPath evaluation names what it found. It is not quite
 * normal: {@code ['a','b']} stands for several places, of which some may not be there, and an index
 * may count from the end.
 */
final class NormalizedPath {
  private final String path;
  private int next = 1;

  private NormalizedPath(String path) {
    this.path = path;
  }

  /**
   * The places in a document that it names, each as a list of segments: a String for a name, an
   * Integer for an index.
   *
   * @throws IllegalArgumentException if it is a computed value and no place
   */
  static List<List<Object>> places(String path, Object root) {
    NormalizedPath normalized = new NormalizedPath(path);
    List<List<Object>> places = List.of(List.of());
    while (normalized.next < path.length()) {
      List<Object> segments = normalized.segments();
      List<List<Object>> deeper = new ArrayList<>();
      for (List<Object> place : places) {
        Object parent = at(root, place);
        for (Object segment : segments) {
          Object entry = entry(parent, segment);
          if (entry != null) {
            List<Object> longer = new ArrayList<>(place);
            longer.add(entry);
            deeper.add(longer);
          }
        }
      }
      places = deeper;
    }
    return places;
  }

  private static @Nullable Object at(Object root, List<Object> place) {
    Object value = root;
    for (Object segment : place) {
      value =
          value instanceof List<?> list
              ? list.get((Integer) segment)
              : value instanceof Map<?, ?> map ? map.get(segment) : null;
    }
    return value;
  }

  /** The segment as the parent has it; null if it has none such. */
  private static @Nullable Object entry(@Nullable Object parent, Object segment) {
    if (parent instanceof List<?> list && segment instanceof Integer index) {
      int counted = index < 0 ? list.size() + index : index;
      return counted >= 0 && counted < list.size() ? counted : null;
    }
    return parent instanceof Map<?, ?> map && map.containsKey(segment) ? segment : null;
  }

  /** What the next pair of brackets holds. */
  private List<Object> segments() {
    expect('[');
    List<Object> segments = new ArrayList<>();
    segments.add(segment());
    while (path.charAt(next) == ',') {
      next++;
      while (path.charAt(next) == ' ') {
        next++;
      }
      segments.add(segment());
    }
    expect(']');
    return segments;
  }

  private Object segment() {
    if (path.charAt(next) == '\'') {
      return name();
    }
    int start = next;
    while (path.charAt(next) != ',' && path.charAt(next) != ']') {
      next++;
    }
    return Integer.valueOf(path.substring(start, next));
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    expect('\'');
    while (path.charAt(next) != '\'') {
      if (path.charAt(next) == '\\') {
        next++;
      }
      name.append(path.charAt(next++));
    }
    expect('\'');
    return name.toString();
  }

  private void expect(char wanted) {
    if (path.charAt(next) != wanted) {
      throw new IllegalArgumentException(path + " names no place");
    }
    next++;
  }
}
