package io.github.cbrsdk.conformance.selftest;

import io.github.cbrsdk.conformance.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what became of injected drifts. For one thread. */
final class SelfTestCounter {
  /** The row of what drifts do to users of the SDK. */
  static final String SDK_EFFECT = "sdk-effect";

  private final Map<String, Map<String, long[]>> counts = new HashMap<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> untried = new ArrayList<>();
  private final List<String> falseAlarms = new ArrayList<>();
  private long variations;

  /** How often this way of violating that rule was injected so far. */
  long injected(Rule rule, String way) {
    long[] count = counts.getOrDefault(rule.id(), Map.of()).get(way);
    return count == null ? 0 : count[0];
  }

  /** Counts what could not be tried as injected and not noticed, though nothing was missed. */
  void countUntried(String name, String way, String description) {
    count(name, way)[0]++;
    untried.add(description);
  }

  /** Notes a response to which no drift can be injected, since no sample of it conforms. */
  void countUntried(String reason) {
    untried.add(reason);
  }

  private long[] count(String name, String way) {
    return counts
        .computeIfAbsent(name, unused -> new HashMap<>())
        .computeIfAbsent(way, unused -> new long[2]);
  }

  void count(String name, String way, boolean noticed, Supplier<String> description) {
    long[] count = count(name, way);
    count[0]++;
    if (noticed) {
      count[1]++;
    } else {
      missed.add(description.get());
    }
  }

  void countVariation(boolean alarm, Supplier<String> description) {
    variations++;
    if (alarm) {
      falseAlarms.add(description.get());
    }
  }

  SelfTestResult selfTest(String edition) {
    List<SelfTestResult.RuleCount> rules = new ArrayList<>();
    counts.forEach(
        (name, ways) ->
            rules.add(
                new SelfTestResult.RuleCount(
                    name,
                    ways.size(),
                    ways.values().stream().mapToLong(count -> count[0]).sum(),
                    ways.values().stream().mapToLong(count -> count[1]).sum())));
    rules.sort(Comparator.comparingInt(SelfTestCounter::order));
    return new SelfTestResult(edition, rules, missed, untried, variations, falseAlarms);
  }

  private static int order(SelfTestResult.RuleCount statistics) {
    return Rule.of(statistics.name()).map(Rule::ordinal).orElse(Rule.values().length);
  }
}
