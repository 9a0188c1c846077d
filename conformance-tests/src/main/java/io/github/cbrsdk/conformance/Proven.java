package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.selftest.SelfTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which checks have proved themselves in this virtual machine: nothing of them changes later. */
final class Proven {
  private static final Map<List<Object>, Boolean> KNOWN = new ConcurrentHashMap<>();

  private Proven() {}

  static boolean is(RunResult.Plan plan, String edition) {
    List<Object> check = List.of(plan.editions().hashes(), plan.settings().layers(), edition);
    return KNOWN.computeIfAbsent(check, unused -> prove(plan, edition));
  }

  /** Without the user's impacts, which may make light of what has to be noticed. */
  private static boolean prove(RunResult.Plan plan, String edition) {
    Conformance check = Conformance.of(plan.contract()).edition(edition).unproven();
    for (Layer layer : Layer.values()) {
      if (!plan.settings().layers().contains(layer)) {
        check = check.without(layer);
      }
    }
    return SelfTest.sample(check, edition).holds();
  }
}
