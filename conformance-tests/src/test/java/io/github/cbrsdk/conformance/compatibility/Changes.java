package io.github.cbrsdk.conformance.compatibility;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers changes, each once: editions repeat what the contract says. */
final class Changes {
  private final Map<List<String>, Change> all = new LinkedHashMap<>();

  void breaking(String where, String what, ContractLocation location) {
    add(new Change(Impact.BREAKING, where, what, location));
  }

  void additive(String where, String what, ContractLocation location) {
    add(new Change(Impact.ADDITIVE, where, what, location));
  }

  private void add(Change change) {
    all.putIfAbsent(List.of(change.where(), change.what()), change);
  }

  List<Change> all() {
    return List.copyOf(all.values());
  }
}
