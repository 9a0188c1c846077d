package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How many exchanges there were.
 *
 * @param total those that were to be checked
 * @param checked those that were checked
 * @param drifted those of them that drift from the edition of the result
 * @param notChecked how many could not be checked, by reason
 * @param skipped how many more were not part of what was to be checked, by reason
 * @param hosts how many were checked of each host, for the first hosts by name
 */
@JsonPropertyOrder({
  "total",
  "checked",
  "notChecked",
  "drifted",
  "notCheckedReasons",
  "skippedReasons",
  "hosts"
})
@JsonIgnoreProperties(value = "notChecked", allowGetters = true)
public record ExchangeCounts(
    long total,
    long checked,
    long drifted,
    @JsonProperty("notCheckedReasons") Map<String, Long> notChecked,
    @JsonProperty("skippedReasons") Map<String, Long> skipped,
    Map<String, Long> hosts) {
  public ExchangeCounts {
    // Older reports lack them.
    skipped = Objects.requireNonNullElse(skipped, Map.of());
    hosts = Objects.requireNonNullElse(hosts, Map.of());
  }

  /** Counts without skipped exchanges and hosts. */
  public ExchangeCounts(long total, long checked, long drifted, Map<String, Long> notChecked) {
    this(total, checked, drifted, notChecked, Map.of(), Map.of());
  }

  /** The number of exchanges that were not checked. */
  @JsonProperty("notChecked")
  public long notCheckedTotal() {
    return total - checked;
  }

  /** The sum of both. */
  public ExchangeCounts plus(ExchangeCounts other) {
    return new ExchangeCounts(
        total + other.total,
        checked + other.checked,
        drifted + other.drifted,
        sum(notChecked, other.notChecked),
        sum(skipped, other.skipped),
        sum(hosts, other.hosts));
  }

  static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
    Map<String, Long> sum = new TreeMap<>(a);
    b.forEach((name, count) -> sum.merge(name, count, Long::sum));
    return sum;
  }
}
