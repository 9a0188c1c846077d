package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Drift;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The drifts of an exchange, by edition. Exchanges in a row often have the same ones, which are
 * listed once. For one thread.
 */
final class DriftsByEdition {
  private final List<String> editions;
  private List<@Nullable Drift[]> last = List.of();
  private Map<String, List<Drift>> lastByEdition;

  DriftsByEdition(Editions editions) {
    this.editions = editions.names();
    this.lastByEdition = editions.noDrifts();
  }

  Map<String, List<Drift>> of(List<FindingCount> found) {
    if (!isLast(found)) {
      List<@Nullable Drift[]> drifts = new ArrayList<>();
      found.forEach(count -> drifts.add(count.drifts()));
      last = drifts;
      lastByEdition = byEdition(drifts);
    }
    return lastByEdition;
  }

  private boolean isLast(List<FindingCount> found) {
    boolean same = found.size() == last.size();
    for (int i = 0; same && i < found.size(); i++) {
      same = found.get(i).drifts() == last.get(i);
    }
    return same;
  }

  private Map<String, List<Drift>> byEdition(List<@Nullable Drift[]> drifts) {
    Map<String, List<Drift>> byEdition = new LinkedHashMap<>();
    for (int i = 0; i < editions.size(); i++) {
      List<Drift> ofEdition = new ArrayList<>();
      for (@Nullable Drift[] each : drifts) {
        Drift drift = each[i];
        if (drift != null) {
          ofEdition.add(drift);
        }
      }
      byEdition.put(editions.get(i), List.copyOf(ofEdition));
    }
    return Collections.unmodifiableMap(byEdition);
  }
}
