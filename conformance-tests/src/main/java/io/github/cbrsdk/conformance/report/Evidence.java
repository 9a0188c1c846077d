package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.accept.Acceptance;
import io.github.cbrsdk.conformance.contract.Contract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What backs a result.
 *
 * @param contract texts of the contract's own documents and editions, by the file name in locations
 * @param excerpts an excerpt of a body for a finding, by fingerprint; the form of its strings is
 *     shown, not their content
 * @param proposals the overlay action that would make the contract accept a finding, as YAML, by
 *     fingerprint
 * @param seenBy labels of the runs that saw a drift, in a report of several runs; empty otherwise
 * @param matrix which edition accepts what
 * @param selfProof which injected drifts the check noticed
 * @param acceptance what became of the drifts that are known and accepted
 */
public record Evidence(
    Map<String, String> contract,
    Map<String, Excerpt> excerpts,
    Map<String, String> proposals,
    Map<Drift, List<String>> seenBy,
    Optional<EditionMatrix> matrix,
    Optional<ProofTable> selfProof,
    Acceptance acceptance) {
  /** Nothing beside the result. */
  public static final Evidence NONE =
      new Evidence(Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());

  /** Evidence of a run in which no drift is accepted. */
  public Evidence(
      Map<String, String> contract,
      Map<String, Excerpt> excerpts,
      Map<String, String> proposals,
      Map<Drift, List<String>> seenBy,
      Optional<EditionMatrix> matrix,
      Optional<ProofTable> selfProof) {
    this(contract, excerpts, proposals, seenBy, matrix, selfProof, new Acceptance(List.of()));
  }

  public Evidence {
    contract = Map.copyOf(contract);
    excerpts = Map.copyOf(excerpts);
    proposals = Map.copyOf(proposals);
    seenBy = Map.copyOf(seenBy);
  }

  /** The same with the texts of the contract that findings point to. */
  public Evidence withContract(Contract texts, List<Finding> findings) {
    Map<String, String> files = new HashMap<>();
    for (Finding finding : findings) {
      String file = finding.drift().contract().file();
      String text = texts.text(file);
      if (text != null) {
        files.put(file, text);
      }
    }
    return new Evidence(files, excerpts, proposals, seenBy, matrix, selfProof, acceptance);
  }

  /** The same with a proof. */
  public Evidence withSelfProof(ProofTable proof) {
    return new Evidence(
        contract, excerpts, proposals, seenBy, matrix, Optional.of(proof), acceptance);
  }

  /** The same with what became of the drifts that are known and accepted. */
  public Evidence withAcceptance(Acceptance outcome) {
    return new Evidence(contract, excerpts, proposals, seenBy, matrix, selfProof, outcome);
  }

  /** The same with proposals, by fingerprint. */
  public Evidence withProposals(Map<String, String> actions) {
    return new Evidence(contract, excerpts, actions, seenBy, matrix, selfProof, acceptance);
  }

  /** Whether that file is one of the contract's own, and not a user's overlay. */
  boolean isBundled(String file) {
    return contract.containsKey(file);
  }
}
