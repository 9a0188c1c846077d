package io.github.cbrsdk.conformance.engine;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The findings at one node. Of very many the first in order are kept, and the rest is counted
 * together, so that the result does not depend on the order of the exchanges. For one thread.
 */
final class NodeFindings {
  private static final int MAX_FINDINGS = 1000;

  private final SchemaNode node;
  private final int editions;
  private final Map<Violation, FindingCount> counts = new HashMap<>();
  private final NavigableMap<Violation, FindingCount> inOrder = new TreeMap<>();
  private final Map<Violation, FindingCount> limited = new HashMap<>();

  NodeFindings(SchemaNode node, int editions) {
    this.node = node;
    this.editions = editions;
  }

  /** The count of a violation; it is made at the first one, with what its editions expect. */
  FindingCount of(Violation violation, IntFunction<Expectation> expectation) {
    FindingCount known = counts.get(violation);
    if (known != null) {
      return known;
    }
    if (counts.size() >= MAX_FINDINGS) {
      if (violation.compareTo(inOrder.lastKey()) > 0) {
        return crowd(violation, expectation);
      }
      FindingCount last = requireNonNull(counts.remove(inOrder.pollLastEntry().getKey()));
      crowd(last.violation(), last::expectation).inherit(last);
    }
    FindingCount count = new FindingCount(node, violation, editions, expectation);
    counts.put(violation, count);
    inOrder.put(violation, count);
    return count;
  }

  private FindingCount crowd(Violation violation, IntFunction<Expectation> expectation) {
    return limited.computeIfAbsent(
        violation.asOneOfMany(), crowd -> new FindingCount(node, crowd, editions, expectation));
  }

  /** Takes over the findings of a node that is dropped. */
  void inherit(NodeFindings dropped) {
    for (FindingCount count : dropped.counts.values()) {
      of(count.violation(), count::expectation).inherit(count);
    }
  }

  void forEach(Consumer<FindingCount> consumer) {
    counts.values().forEach(consumer);
    limited.values().forEach(consumer);
  }
}
