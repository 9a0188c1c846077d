package io.github.cbrsdk.conformance.proposal;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a proposal and proves it: applies it, checks again, and goes on until nothing that can be
 * accepted is left.
 */
public final class Proposer {
  /** A member may be off in several ways, of which the check tells one at a time. */
  private static final int MAX_ROUNDS = 10;

  private final Contract contract;
  private final ExchangeSource source;
  private final List<Proposal.Proposed> actions = new ArrayList<>();
  private final Map<Finding, String> refusals = new LinkedHashMap<>();

  private Proposer(Contract contract, ExchangeSource source) {
    this.contract = contract;
    this.source = source;
  }

  /**
   * Proposes what would make an edition accept what a source shows.
   *
   * @param contract the contract
   * @param edition the edition: a name, {@code any}, {@code auto} or the path of an overlay
   * @param source read several times
   * @throws UnprovenProposalException if the proposal, applied, leaves a finding or adds one
   */
  public static Proposal propose(Contract contract, String edition, ExchangeSource source) {
    return new Proposer(contract, source).propose(edition);
  }

  private Proposal propose(String edition) {
    Result before = Conformance.of(contract).unproven().edition(edition).check(source);
    String base = before.edition().name();
    Set<String> known = new LinkedHashSet<>();
    drifts(before).forEach(finding -> known.add(finding.fingerprint()));
    Result now = before;
    long checked = before.exchanges().checked();
    EffectiveContract effective = contract.edition(base);
    String document = effective.documents().keySet().iterator().next();
    for (int round = 0; round < MAX_ROUNDS && answer(now, effective); round++) {
      Contract extended =
          contract.with(
              Proposal.NAME, new Proposal(base, checked, document, actions, refusals).yaml());
      effective = extended.edition(Proposal.NAME);
      now = Conformance.of(extended).unproven().edition(Proposal.NAME).check(source);
    }
    return proven(new Proposal(base, checked, document, actions, refusals), now, known);
  }

  /** Adds actions for what is found; returns whether there were any new ones. */
  private boolean answer(Result result, EffectiveContract effective) {
    List<Finding> drifts = drifts(result);
    Observations observations = new Observations(effective, drifts);
    source.forEach(observations::add);
    Answers answers = new Answers(effective, observations, drifts, result.exchanges().checked());
    boolean changed = false;
    refusals.clear();
    for (Finding finding : drifts) {
      Answer answer = answers.to(finding);
      answer.refusal().ifPresent(why -> refusals.put(finding, why));
      for (Action action : answer.actions()) {
        changed |= add(action, finding);
      }
    }
    return changed;
  }

  /** One action for drifts that the same change answers. */
  private boolean add(Action action, Finding finding) {
    for (int i = 0; i < actions.size(); i++) {
      Proposal.Proposed known = actions.get(i);
      if (known.action().changesTheSame(action)) {
        if (known.fingerprints().contains(finding.fingerprint())) {
          return false;
        }
        List<String> fingerprints = new ArrayList<>(known.fingerprints());
        fingerprints.add(finding.fingerprint());
        String evidence = known.action().evidence() + " " + action.evidence();
        actions.set(
            i,
            new Proposal.Proposed(
                new Action(action.target(), evidence, action.update()), fingerprints));
        return true;
      }
    }
    actions.add(new Proposal.Proposed(action, List.of(finding.fingerprint())));
    return true;
  }

  private static List<Finding> drifts(Result result) {
    return result.findings().stream().filter(finding -> finding.impact() != Impact.NOTICE).toList();
  }

  private static Proposal proven(Proposal proposal, Result after, Set<String> known) {
    List<String> wrong = new ArrayList<>();
    for (Finding finding : drifts(after)) {
      String what = finding.rule().id() + " at " + finding.pointer();
      if (!known.contains(finding.fingerprint())) {
        wrong.add("it adds " + what);
      } else if (!proposal.refusals().containsKey(finding)) {
        wrong.add("it leaves " + what);
      }
    }
    if (!wrong.isEmpty()) {
      throw new UnprovenProposalException(
          "The proposal was applied and does not hold, so it is not printed: "
              + String.join("; ", wrong));
    }
    return proposal;
  }
}
