package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.proof.Proof;
import io.github.cbrsdk.conformance.report.ProofTable;
import java.util.ArrayList;
import java.util.List;

/** Shows a proof the way reports do. */
final class ProofTables {
  private ProofTables() {}

  static ProofTable of(Proof proof) {
    List<String> missed = new ArrayList<>(proof.missed());
    proof.falseAlarms().forEach(each -> missed.add("false alarm: " + each));
    return new ProofTable(
        missed,
        proof.untried(),
        proof.tallies().stream()
            .map(each -> new ProofTable.Row(each.name(), each.injected(), each.noticed()))
            .toList());
  }
}
