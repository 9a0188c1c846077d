package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.report.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Prints each drift when it is found for the first time. Which edition is the nearest is known only
 * at the end, so drifts are printed that are from every edition under consideration.
 */
final class NewFindings implements Consumer<CheckedExchange> {
  private final Page page;
  private final Predicate<Drift> accepted;
  private final Set<String> printed = new HashSet<>();

  NewFindings(Page page, Predicate<Drift> accepted) {
    this.page = page;
    this.accepted = accepted;
  }

  @Override
  public void accept(CheckedExchange checked) {
    List<List<Drift>> all = List.copyOf(checked.driftsByEdition().values());
    for (Drift drift : all.get(0)) {
      if (drift.impact() != Impact.NOTICE
          && !accepted.test(drift)
          && all.stream().allMatch(each -> contains(each, drift))
          && printed.add(drift.fingerprint())) {
        String where = drift.pointer().isEmpty() ? "the response" : drift.pointer();
        page.field(
            drift.impact().id(),
            "%s at %s: expected %s, observed %s (%s)"
                .formatted(
                    drift.rule().id(),
                    where,
                    drift.expected(),
                    drift.observed(),
                    checked.source()));
        page.flush();
      }
    }
  }

  private static boolean contains(List<Drift> drifts, Drift drift) {
    return drifts.stream().anyMatch(each -> each.fingerprint().equals(drift.fingerprint()));
  }
}
