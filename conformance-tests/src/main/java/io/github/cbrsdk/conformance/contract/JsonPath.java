package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath query (RFC 9535) over maps, lists and scalars.
 *
 * @param segments its segments, in order
 */
record JsonPath(List<Segment> segments) {
  /** {@code $..*..*} selects nodes several times. */
  private static final int MAX_NODES = 100_000;

  /**
   * A selected value and where it is.
   *
   * @param parent the map or list that holds it; null for the root
   * @param key its name or index there; null for the root
   * @param value the value
   */
  record Node(@Nullable Object parent, @Nullable Object key, @Nullable Object value) {}

  /** Selects children of a node. */
  interface Selector {
    void select(@Nullable Object root, Node node, Consumer<Node> selected);
  }

  /**
   * A segment.
   *
   * @param descendant whether it applies to all descendants too
   * @param singular whether it selects one node at most
   */
  record Segment(boolean descendant, boolean singular, List<Selector> selectors) {}

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException if it is not a well-formed and valid query
   */
  static JsonPath parse(String text) {
    return new JsonPathParser(text).parse();
  }

  /** Whether it selects one node at most, whatever the document. */
  boolean isSingular() {
    return segments.stream().allMatch(Segment::singular);
  }

  /**
   * Selects nodes of a document, in the order of RFC 9535; a node may be selected several times.
   *
   * @throws IllegalArgumentException if there are too many
   */
  List<Node> select(@Nullable Object root) {
    return select(root, root);
  }

  /** Selects nodes below a start value of a document. */
  List<Node> select(@Nullable Object root, @Nullable Object start) {
    List<Node> nodes = List.of(new Node(null, null, start));
    for (Segment segment : segments) {
      List<Node> next = new ArrayList<>();
      Consumer<Node> selected =
          node -> {
            if (next.size() == MAX_NODES) {
              throw new IllegalArgumentException("it selects more than " + MAX_NODES + " values");
            }
            next.add(node);
          };
      for (Node node : nodes) {
        apply(segment, root, node, selected);
      }
      nodes = next;
    }
    return nodes;
  }

  private static void apply(
      Segment segment, @Nullable Object root, Node node, Consumer<Node> selected) {
    segment.selectors().forEach(selector -> selector.select(root, node, selected));
    if (segment.descendant()) {
      children(node, child -> apply(segment, root, child, selected));
    }
  }

  /** All children of a node; none of a scalar. */
  static void children(Node node, Consumer<Node> each) {
    Object value = node.value();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, child) -> each.accept(new Node(map, name, child)));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        each.accept(new Node(list, i, list.get(i)));
      }
    }
  }

  static Selector wildcard() {
    return (root, node, selected) -> children(node, selected);
  }

  static Selector name(String name) {
    return (root, node, selected) -> {
      if (node.value() instanceof Map<?, ?> map && map.containsKey(name)) {
        selected.accept(new Node(map, name, map.get(name)));
      }
    };
  }

  static Selector index(long index) {
    return (root, node, selected) -> {
      if (node.value() instanceof List<?> list) {
        long counted = index < 0 ? list.size() + index : index;
        if (counted >= 0 && counted < list.size()) {
          selected.accept(new Node(list, (int) counted, list.get((int) counted)));
        }
      }
    };
  }

  static Selector slice(@Nullable Long start, @Nullable Long end, long step) {
    return (root, node, selected) -> {
      if (node.value() instanceof List<?> list && step != 0) {
        int size = list.size();
        long first = bound(start == null ? (step > 0 ? 0 : size - 1L) : start, size, step);
        long last = end == null ? (step > 0 ? size : -1L) : bound(end, size, step);
        for (long i = first; step > 0 ? i < last : i > last; i += step) {
          selected.accept(new Node(list, (int) i, list.get((int) i)));
        }
      }
    };
  }

  private static long bound(long index, int size, long step) {
    long counted = index < 0 ? size + index : index;
    return step > 0
        ? Math.max(0, Math.min(counted, size))
        : Math.max(-1, Math.min(counted, size - 1L));
  }

  static Selector filter(JsonPathFilter filter) {
    return (root, node, selected) ->
        children(
            node,
            child -> {
              if (filter.test(root, child.value())) {
                selected.accept(child);
              }
            });
  }
}
