package io.github.cbrsdk.conformance.baseline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.cbrsdk.conformance.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of each accepted drift in a run.
 *
 * @param entries one for each entry of the file, in its order
 */
public record BaselineUse(List<Entry> entries) {
  public BaselineUse {
    entries = List.copyOf(entries);
  }

  /** What became of one. */
  public enum State {
    /** Noticed, and not counted. */
    ACCEPTED("accepted"),
    /** Noticed, and counted again, since its day has passed. */
    EXPIRED("expired"),
    /** Not noticed: perhaps gone, perhaps not asked for. */
    NOT_SEEN("not-seen");

    private final String id;

    State(String id) {
      this.id = id;
    }

    /** The word in reports, which never changes. */
    @JsonValue
    public String id() {
      return id;
    }
  }

  /**
   * An accepted drift and what became of it.
   *
   * @param drift the entry
   * @param state what became of it
   */
  public record Entry(@JsonUnwrapped BaselineEntry drift, State state) {
    /** What two runs say of one entry: seen before not seen, and expired before accepted. */
    private static Entry merge(Entry a, Entry b) {
      return new Entry(
          a.drift().merge(b.drift()),
          TELLING.indexOf(a.state()) < TELLING.indexOf(b.state()) ? a.state() : b.state());
    }
  }

  private static final List<State> TELLING = List.of(State.EXPIRED, State.ACCEPTED, State.NOT_SEEN);

  /** What became of them in several runs; an entry that several of them know is listed once. */
  public static BaselineUse merge(Collection<BaselineUse> runs) {
    Map<BaselineEntry.Key, Entry> entries = new LinkedHashMap<>();
    for (BaselineUse run : runs) {
      run.entries().forEach(each -> entries.merge(each.drift().key(), each, Entry::merge));
    }
    return new BaselineUse(List.copyOf(entries.values()));
  }

  /** The use of a baseline, given all findings before any is accepted. */
  public static BaselineUse of(Baseline accepted, List<Finding> findings, LocalDate today) {
    Set<String> seen = new HashSet<>();
    findings.stream()
        .filter(finding -> Baseline.canHold(finding.drift()))
        .forEach(finding -> seen.add(finding.fingerprint()));
    List<Entry> entries = new ArrayList<>();
    for (BaselineEntry drift : accepted.all()) {
      State state =
          !seen.contains(drift.fingerprint())
              ? State.NOT_SEEN
              : drift.isExpired(today) ? State.EXPIRED : State.ACCEPTED;
      entries.add(new Entry(drift, state));
    }
    return new BaselineUse(entries);
  }

  /** The entries in that state. */
  public List<BaselineEntry> in(State state) {
    return entries.stream().filter(each -> each.state() == state).map(Entry::drift).toList();
  }
}
