package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.json.JsonPointer;
import io.github.cbrsdk.conformance.json.JsonType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each member was seen in a run, in all of its editions. */
final class MemberCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final Map<Key, Count> counts = new TreeMap<>();

  record Key(String operation, String schema, String pointer)
      implements Comparable<Key>, Serializable {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::operation).thenComparing(Key::schema).thenComparing(Key::pointer);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** How often one member was seen. */
  private static final class Count implements Serializable {
    private static final long serialVersionUID = 1;

    private long declared;
    private final long[] seen = new long[JsonType.ALL.size()];
    private long absent;
    private final ValueCounts values = new ValueCounts();

    long total() {
      return Arrays.stream(seen).sum();
    }

    void add(Count other) {
      declared |= other.declared;
      absent += other.absent;
      for (int i = 0; i < seen.length; i++) {
        seen[i] += other.seen[i];
      }
      values.add(other.values);
    }
  }

  void add(
      String operation,
      String schema,
      String pointer,
      long declared,
      long[] seen,
      ValueCounts values) {
    Count member = new Count();
    member.declared = declared;
    System.arraycopy(seen, 0, member.seen, 0, seen.length);
    member.values.add(values);
    member(new Key(operation, schema, pointer)).add(member);
  }

  void addAbsent(String operation, String schema, String pointer, long absent) {
    member(new Key(operation, schema, pointer)).absent += absent;
  }

  private Count member(Key key) {
    return counts.computeIfAbsent(key, unused -> new Count());
  }

  /** Adds everything that another one counted. */
  void add(MemberCounts other) {
    other.counts.forEach((key, member) -> member(key).add(member));
  }

  /** How the members were seen, by one of the editions; sorted. */
  List<MemberStatistics> by(int edition) {
    List<MemberStatistics> all = new ArrayList<>();
    limited()
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
   * The counts of all members. Of the undeclared members of an object the first ones by name keep
   * their own count, and the rest share one: parts of a run may have seen different members.
   */
  private Map<Key, Count> limited() {
    Map<Key, Integer> undeclared = new HashMap<>();
    Map<Key, Count> fewer = new TreeMap<>();
    counts.forEach(
        (key, member) -> {
          Key others = new Key(key.operation(), key.schema(), around(key) + "/*");
          boolean tooMany =
              member.declared == 0
                  && !key.equals(others)
                  && undeclared.merge(others, 1, Integer::sum) > SchemaNode.MAX_UNDECLARED;
          fewer.computeIfAbsent(tooMany ? others : key, unused -> new Count()).add(member);
        });
    return fewer;
  }

  private static String around(Key key) {
    return JsonPointer.parent(key.pointer());
  }

  /** The number of objects that could have an undeclared member; its absence is not counted. */
  private long objectsAround(Key key) {
    Count parent = counts.get(new Key(key.operation(), key.schema(), around(key)));
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
