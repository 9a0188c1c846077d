package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.MemberStatistics;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each value was seen. Of those that the contract does not list the first in alphabetical
 * order stay: a choice that comes out the same however the work was split.
 */
final class ValueCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final TreeMap<String, Long> listed = new TreeMap<>();
  private final TreeMap<String, Long> others = new TreeMap<>();

  void add(String value, boolean isListed) {
    if (isListed) {
      listed.merge(value, 1L, Long::sum);
    } else {
      addOther(value, 1);
    }
  }

  void add(ValueCounts more) {
    more.listed.forEach((value, count) -> listed.merge(value, count, Long::sum));
    more.others.forEach(this::addOther);
  }

  private void addOther(String value, long count) {
    others.merge(value, count, Long::sum);
    if (others.size() > MemberStatistics.MAX_VALUES) {
      others.pollLastEntry();
    }
  }

  Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>(others);
    all.putAll(listed);
    return all;
  }
}
