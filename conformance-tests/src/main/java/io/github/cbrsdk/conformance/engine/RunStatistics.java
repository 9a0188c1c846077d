package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a run counted, in all of its editions. Adding one to another gives the same in whatever
 * order and grouping, so any number of machines can share the work.
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
  private final Map<DriftKey, DriftTally> drifts = new TreeMap<>();
  private final Map<MemberKey, MemberTally> members = new TreeMap<>();
  private final Set<String> statuses = new TreeSet<>();
  private final Set<String> alternatives = new TreeSet<>();

  public RunStatistics(int editions) {
    this.editions = editions;
    this.drifted = new long[editions];
    this.broken = new long[editions];
    this.unjudged = new long[editions];
  }

  /**
   * What tells drifts apart; the same drift can have several masks, where its detail does not tell
   * all of what the editions look at.
   */
  record DriftKey(String operation, String pointer, String rule, String detail, long editions)
      implements Comparable<DriftKey>, Serializable {
    @Override
    public int compareTo(DriftKey other) {
      int order = operation.compareTo(other.operation);
      order = order != 0 ? order : pointer.compareTo(other.pointer);
      order = order != 0 ? order : rule.compareTo(other.rule);
      order = order != 0 ? order : detail.compareTo(other.detail);
      return order != 0 ? order : Long.compare(editions, other.editions);
    }
  }

  record MemberKey(String operation, String schema, String pointer)
      implements Comparable<MemberKey>, Serializable {
    @Override
    public int compareTo(MemberKey other) {
      int order = operation.compareTo(other.operation);
      order = order != 0 ? order : schema.compareTo(other.schema);
      return order != 0 ? order : pointer.compareTo(other.pointer);
    }
  }

  /** How often one drift was seen. */
  private static final class DriftTally implements Serializable {
    private static final long serialVersionUID = 1;

    private final @Nullable Drift[] drifts;
    private final SourceSample sources = new SourceSample();
    private long occurrences;
    private long exchanges;
    private SdkEffect sdkEffect = SdkEffect.NONE;

    DriftTally(int editions) {
      drifts = new Drift[editions];
    }

    void add(DriftTally other) {
      occurrences += other.occurrences;
      exchanges += other.exchanges;
      other.sources.list().forEach(sources::add);
      worsen(other.sdkEffect);
      for (int i = 0; i < drifts.length; i++) {
        drifts[i] = withFirstHint(drifts[i], other.drifts[i]);
      }
    }

    void worsen(SdkEffect effect) {
      if (effect.compareTo(sdkEffect) > 0) {
        sdkEffect = effect;
      }
    }

    /** Two counts of one drift differ in nothing but the hint. */
    private static @Nullable Drift withFirstHint(@Nullable Drift a, @Nullable Drift b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      String hintA = a.hint();
      String hintB = b.hint();
      return hintB == null || (hintA != null && hintA.compareTo(hintB) <= 0) ? a : b;
    }
  }

  /** How often one member was seen. */
  private static final class MemberTally implements Serializable {
    private static final long serialVersionUID = 1;

    private long declared;
    private final long[] seen = new long[JsonType.ALL.size()];
    private long absent;
    private final ValueCounts values = new ValueCounts();

    long total() {
      return Arrays.stream(seen).sum();
    }

    void add(MemberTally other) {
      declared |= other.declared;
      absent += other.absent;
      for (int i = 0; i < seen.length; i++) {
        seen[i] += other.seen[i];
      }
      values.add(other.values);
    }
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

  /** Counts a checked exchange of a host; the first hosts by name stay, in whatever order. */
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

  /** Counts a checked exchange in which the service refused to answer. */
  void addRefused() {
    refused++;
  }

  void addStatus(String operation, String status) {
    statuses.add(operation + " " + status);
  }

  void addAlternative(String operation, String name) {
    alternatives.add(operation + " " + name);
  }

  void addMember(
      String operation,
      String schema,
      String pointer,
      long declared,
      long[] seen,
      ValueCounts values) {
    MemberTally member = new MemberTally();
    member.declared = declared;
    System.arraycopy(seen, 0, member.seen, 0, seen.length);
    member.values.add(values);
    member(new MemberKey(operation, schema, pointer)).add(member);
  }

  void addAbsent(String operation, String schema, String pointer, long absent) {
    member(new MemberKey(operation, schema, pointer)).absent += absent;
  }

  private MemberTally member(MemberKey key) {
    return members.computeIfAbsent(key, unused -> new MemberTally());
  }

  void add(FindingCount count) {
    DriftTally drift = new DriftTally(editions);
    drift.occurrences = count.occurrences();
    drift.exchanges = count.exchanges();
    count.sources().list().forEach(drift.sources::add);
    drift.worsen(count.sdkEffect());
    for (int i = 0; i < editions; i++) {
      if (count.isIn(i)) {
        drift.drifts[i] = count.drifts()[i];
      }
    }
    Violation violation = count.violation();
    DriftKey key =
        new DriftKey(
            count.node().operation(),
            count.node().pointer(),
            violation.rule().id(),
            violation.detail(),
            violation.editions());
    drifts.computeIfAbsent(key, unused -> new DriftTally(editions)).add(drift);
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
    other.drifts.forEach(
        (key, drift) -> drifts.computeIfAbsent(key, unused -> new DriftTally(editions)).add(drift));
    other.members.forEach((key, member) -> member(key).add(member));
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

  /** Whether the service refused to answer in every exchange that was checked. */
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
    Map<String, List<Map.Entry<DriftKey, DriftTally>>> same = new TreeMap<>();
    drifts
        .entrySet()
        .forEach(
            entry ->
                same.computeIfAbsent(identity(entry.getKey()), unused -> new ArrayList<>())
                    .add(entry));
    List<Finding> findings = new ArrayList<>();
    for (List<Map.Entry<DriftKey, DriftTally>> entries : same.values()) {
      DriftTally sum = new DriftTally(editions);
      long masks = 0;
      for (Map.Entry<DriftKey, DriftTally> entry : entries) {
        long mask = entry.getKey().editions();
        masks |= mask;
        if ((mask >>> edition & 1) != 0) {
          sum.add(entry.getValue());
        }
      }
      Drift drift = sum.drifts[edition];
      if (drift != null) {
        findings.add(
            new Finding(
                drift,
                namesNotIn(masks, editionNames),
                sum.sdkEffect,
                sum.occurrences,
                sum.exchanges,
                sum.sources.list()));
      }
    }
    return findings;
  }

  private static String identity(DriftKey key) {
    return String.join("\n", key.operation(), key.pointer(), key.rule(), key.detail());
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
    List<MemberStatistics> all = new ArrayList<>();
    withoutCrowds()
        .forEach(
            (key, member) -> {
              long sum = member.total();
              boolean declared = (member.declared >>> edition & 1) != 0;
              if (!key.pointer().isEmpty() && (sum > 0 || declared)) {
                long nulls = member.seen[JsonType.NULL.index()];
                all.add(
                    new MemberStatistics(
                        key.operation(),
                        key.schema(),
                        key.pointer(),
                        declared,
                        sum - nulls,
                        nulls,
                        // A member that is there twice must not be absent less than never.
                        Math.max(0, declared ? member.absent : objectsAround(key) - sum),
                        types(member.seen),
                        member.values.all()));
              }
            });
    return all;
  }

  /**
   * The members, where of very many that nobody declares the first in order stay, and the others
   * are one: parts of a run can each have seen others.
   */
  private Map<MemberKey, MemberTally> withoutCrowds() {
    Map<MemberKey, Integer> strangers = new HashMap<>();
    Map<MemberKey, MemberTally> fewer = new TreeMap<>();
    members.forEach(
        (key, member) -> {
          MemberKey others = new MemberKey(key.operation(), key.schema(), around(key) + "/*");
          boolean tooMany =
              member.declared == 0
                  && !key.equals(others)
                  && strangers.merge(others, 1, Integer::sum) > SchemaNode.MAX_UNDECLARED;
          fewer.computeIfAbsent(tooMany ? others : key, unused -> new MemberTally()).add(member);
        });
    return fewer;
  }

  private static String around(MemberKey key) {
    return JsonPointer.parent(key.pointer());
  }

  /** Of a member that nobody declares, it is not counted where it is absent. */
  private long objectsAround(MemberKey key) {
    MemberTally parent = members.get(new MemberKey(key.operation(), key.schema(), around(key)));
    return parent == null ? 0 : parent.seen[JsonType.OBJECT.index()];
  }

  private static Map<String, Long> types(long[] seen) {
    Map<String, Long> types = new TreeMap<>();
    for (JsonType type : JsonType.ALL) {
      if (type != JsonType.NULL && seen[type.index()] > 0) {
        types.put(type.id(), seen[type.index()]);
      }
    }
    return types;
  }
}
