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
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The use of each entry of a baseline in a run.
 *
 * @param entries one for each entry of the file, in its order
 */
public record BaselineUse(List<Entry> entries) {
  public BaselineUse {
    entries = List.copyOf(entries);
  }

  public enum State {
    /** The drift was found and is not counted. */
    ACCEPTED,
    /** The drift was found and is counted, since the entry has expired. */
    EXPIRED,
    /** The drift was not found. */
    NOT_SEEN;

    /** The word in reports, which never changes. */
    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public record Entry(@JsonUnwrapped BaselineEntry drift, State state) {
    /** The use in two runs: found counts more than not found, and expired more than accepted. */
    private static Entry merge(Entry a, Entry b) {
      return new Entry(
          a.drift().merge(b.drift()),
          TELLING.indexOf(a.state()) < TELLING.indexOf(b.state()) ? a.state() : b.state());
    }
  }

  private static final List<State> TELLING = List.of(State.EXPIRED, State.ACCEPTED, State.NOT_SEEN);

  /** The use in several runs; an entry of several runs is listed once. */
  public static BaselineUse merge(Collection<BaselineUse> runs) {
    Map<List<?>, Entry> entries = new LinkedHashMap<>();
    for (BaselineUse run : runs) {
      for (Entry each : run.entries()) {
        // Runs may have accepted one drift for different reasons.
        BaselineEntry drift = each.drift();
        List<?> key = List.of(drift.fingerprint(), drift.reason(), drift.expires());
        entries.merge(key, each, Entry::merge);
      }
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

  public List<BaselineEntry> in(State state) {
    return entries.stream().filter(each -> each.state() == state).map(Entry::drift).toList();
  }
}
