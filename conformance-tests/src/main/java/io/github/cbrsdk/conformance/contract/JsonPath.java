package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath query (RFC 9535) over a YAML document.
 *
 * @param segments its segments, in order
 */
record JsonPath(List<Segment> segments) {
  /** {@code $..*..*} selects values several times. */
  private static final int MAX_NODES = 100_000;

  /** Selects children of a value of a document. */
  interface Selector {
    void select(YamlNode root, YamlNode node, Consumer<YamlNode> selected);
  }

  /** Selects one value at most. */
  interface SingularSelector extends Selector {}

  /**
   * A segment.
   *
   * @param descendant whether it applies to all descendants too
   * @param singular whether it selects one value at most
   */
  record Segment(boolean descendant, boolean singular, List<Selector> selectors) {
    void select(YamlNode root, YamlNode node, Consumer<YamlNode> selected) {
      selectors.forEach(selector -> selector.select(root, node, selected));
      if (descendant) {
        node.children().forEach(child -> select(root, child, selected));
      }
    }
  }

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException if it is not a well-formed and valid query
   */
  static JsonPath parse(String text) {
    return new JsonPathParser(text).parse();
  }

  /** Whether it selects one value at most in any document. */
  boolean isSingular() {
    return segments.stream().allMatch(Segment::singular);
  }

  /**
   * Selects values of a document, in the order of RFC 9535; one may be selected several times.
   *
   * @throws IllegalArgumentException if there are too many
   */
  List<YamlNode> select(YamlNode root) {
    return select(root, root);
  }

  /** Selects values below a start value of a document. */
  List<YamlNode> select(YamlNode root, YamlNode start) {
    List<YamlNode> nodes = List.of(start);
    for (Segment segment : segments) {
      List<YamlNode> next = new ArrayList<>();
      for (YamlNode node : nodes) {
        segment.select(
            root,
            node,
            selected -> {
              if (next.size() == MAX_NODES) {
                throw new IllegalArgumentException("it selects more than " + MAX_NODES + " values");
              }
              next.add(selected);
            });
      }
      nodes = next;
    }
    return nodes;
  }

  static Selector wildcard() {
    return (root, node, selected) -> node.children().forEach(selected);
  }

  static SingularSelector name(String name) {
    return (root, node, selected) -> {
      YamlNode child = node.isMap() ? node.get(name) : null;
      if (child != null) {
        selected.accept(child);
      }
    };
  }

  static SingularSelector index(long index) {
    return slice(index, index == -1 ? null : Long.valueOf(index + 1), 1)::select;
  }

  /** From a start to before an end, in steps; negative numbers count from the end of the list. */
  static Selector slice(@Nullable Long start, @Nullable Long end, long step) {
    return (root, node, selected) -> {
      if (node.isList() && step != 0) {
        List<YamlNode> list = node.elements();
        int size = list.size();
        long first = bound(start == null ? (step > 0 ? 0 : size - 1L) : start, size, step);
        long last = end == null ? (step > 0 ? size : -1L) : bound(end, size, step);
        for (long i = first; step > 0 ? i < last : i > last; i += step) {
          selected.accept(list.get((int) i));
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
        node.children().stream().filter(child -> filter.test(root, child)).forEach(selected);
  }
}
