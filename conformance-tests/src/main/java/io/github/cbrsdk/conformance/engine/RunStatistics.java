package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run counted, in all of its editions. Addition is associative and commutative, so any
 * number of machines can share the work.
 */
public final class RunStatistics implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MOST_HOSTS = 20;

  private final int editions;
  private long total;
  private long checked;
  private final long[] drifted;
  private final long[] broken;
  private final Map<String, Long> notChecked = new TreeMap<>();
  private final Map<String, Long> skipped = new TreeMap<>();
  private final TreeMap<String, Long> hosts = new TreeMap<>();
  private long refused;
  private final long[] unjudged;
  private final Map<FindingCount.Key, FindingCount> findings = new TreeMap<>();
  private final MemberCounts members = new MemberCounts();
  private final ValueHistory history = new ValueHistory();
  private final Set<String> statuses = new TreeSet<>();
  private final Set<String> alternatives = new TreeSet<>();

  public RunStatistics(int editions) {
    this.editions = editions;
    this.drifted = new long[editions];
    this.broken = new long[editions];
    this.unjudged = new long[editions];
  }

  // ---- counting ----

  /** Counts an exchange that drifts, and that breaks clients, by those masks of editions. */
  void addExchange(long driftedEditions, long brokenEditions) {
    total++;
    checked++;
    for (int i = 0; i < editions; i++) {
      drifted[i] += driftedEditions >>> i & 1;
      broken[i] += brokenEditions >>> i & 1;
    }
  }

  void addNotChecked(String reason) {
    total++;
    notChecked.merge(reason, 1L, Long::sum);
  }

  void addSkipped(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  /** Counts a checked exchange of a host; the first ones by name are kept. */
  void addHost(String host, long exchanges) {
    hosts.merge(host, exchanges, Long::sum);
    if (hosts.size() > MOST_HOSTS) {
      hosts.pollLastEntry();
    }
  }

  /** Counts an exchange whose body those editions, as a mask, say nothing of. */
  void addUnjudged(long editionsMask) {
    for (int i = 0; i < editions; i++) {
      unjudged[i] += editionsMask >>> i & 1;
    }
  }

  /** Counts a checked exchange in which the service refused the request. */
  void addRefused() {
    refused++;
  }

  void addStatus(String operation, String status) {
    statuses.add(operation + " " + status);
  }

  void addAlternative(String operation, String name) {
    alternatives.add(operation + " " + name);
  }

  /** The values that rules compare with those of other exchanges. */
  public ValueHistory history() {
    return history;
  }

  /** What was counted of each member. */
  MemberCounts members() {
    return members;
  }

  void add(FindingCount count) {
    findings.computeIfAbsent(count.key(), unused -> count.uncounted()).add(count);
  }

  /**
   * Adds everything that another one counted.
   *
   * @throws IllegalArgumentException if that is about another number of editions
   */
  public void add(RunStatistics other) {
    if (other.editions != editions) {
      throw new IllegalArgumentException("Results of different editions cannot be merged");
    }
    total += other.total;
    checked += other.checked;
    Arrays.setAll(drifted, i -> drifted[i] + other.drifted[i]);
    Arrays.setAll(broken, i -> broken[i] + other.broken[i]);
    refused += other.refused;
    Arrays.setAll(unjudged, i -> unjudged[i] + other.unjudged[i]);
    other.notChecked.forEach((reason, count) -> notChecked.merge(reason, count, Long::sum));
    other.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
    other.hosts.forEach(this::addHost);
    other.findings.values().forEach(this::add);
    members.add(other.members);
    history.add(other.history);
    statuses.addAll(other.statuses);
    alternatives.addAll(other.alternatives);
  }

  /** A new sum of both. */
  public RunStatistics plus(RunStatistics other) {
    RunStatistics sum = new RunStatistics(editions);
    sum.add(this);
    sum.add(other);
    return sum;
  }

  // ---- reading ----

  public long checked() {
    return checked;
  }

  /** How many exchanges drift from an edition. */
  public long drifted(int edition) {
    return drifted[edition];
  }

  /** How many exchanges drift from an edition in a way that breaks clients. */
  public long broken(int edition) {
    return broken[edition];
  }

  /** How many exchanges had a body of which the edition with that index says nothing. */
  public long unjudged(int edition) {
    return unjudged[edition];
  }

  /** Whether the service refused the request in every exchange that was checked. */
  public boolean isRefused() {
    return checked > 0 && refused == checked;
  }

  /** How many exchanges there were, as an edition sees them. */
  public ExchangeCounts counts(int edition) {
    return new ExchangeCounts(
        total,
        checked,
        drifted[edition],
        Map.copyOf(notChecked),
        Map.copyOf(skipped),
        Map.copyOf(hosts));
  }

  /** Whether a response with that declared status was seen, in the form of the contract. */
  public boolean hasStatus(String operation, String status) {
    return statuses.contains(operation + " " + status);
  }

  /** Whether a body in the form of that alternative was seen. */
  public boolean hasAlternative(String operation, String name) {
    return alternatives.contains(operation + " " + name);
  }

  /** The findings by one of the editions, unsorted. */
  public List<Finding> findings(int edition, List<String> editionNames) {
    Map<FindingCount.Key, Long> masks = new HashMap<>();
    Map<FindingCount.Key, FindingCount> sums = new TreeMap<>();
    findings.forEach(
        (key, count) -> {
          masks.merge(key.anyEdition(), key.editions(), (a, b) -> a | b);
          if (count.isIn(edition)) {
            sums.computeIfAbsent(key.anyEdition(), unused -> count.uncounted()).add(count);
          }
        });
    List<Finding> found = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            found.add(
                new Finding(
                    sum.drift(edition),
                    namesNotIn(masks.getOrDefault(key, 0L), editionNames),
                    sum.sdkEffect(),
                    sum.occurrences(),
                    sum.exchanges(),
                    sum.sources().list())));
    return found;
  }

  private static List<String> namesNotIn(long mask, List<String> names) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((mask >>> i & 1) == 0) {
        others.add(names.get(i));
      }
    }
    others.sort(null);
    return others;
  }

  /** How the members were seen, by one of the editions; sorted. */
  public List<MemberStatistics> members(int edition) {
    return members.by(edition);
  }
}
