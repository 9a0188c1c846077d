package io.github.cbrsdk.conformance.suggest;

import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.overlay.EditedDocument;
import io.github.cbrsdk.conformance.overlay.FindingEdit;
import io.github.cbrsdk.conformance.overlay.Observations;
import io.github.cbrsdk.conformance.overlay.OverlayActions;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.rule.Rules;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a proposal and proves it: applies it, checks again, and goes on until nothing that can be
 * accepted is left. A finding is left out if the contract that accepts it cannot be used or leads
 * to other findings.
 */
public final class Proposer {
  /** A member may drift in several ways, of which each check reports only the first. */
  private static final int MAX_ROUNDS = 10;

  /** Each attempt compiles the contract and checks the source. */
  private static final int MAX_ATTEMPTS = 32;

  private static final String NOT_TRIED =
      "not tried: "
          + MAX_ATTEMPTS
          + " attempts did not suffice to tell the findings that can be accepted from the others;"
          + " accept those first and propose again";

  private static final String SELF_TEST_FAILS = "the self-test of the check fails with it";

  private final Contract contract;
  private final ExchangeSource source;
  private final Result before;
  private final EffectiveContract base;
  private final String documentName;

  /** How many exchanges were checked, at least their request and status. */
  private final long checked;

  /** Why findings are left out, by fingerprint. */
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  private int attempts;
  private @Nullable Boolean basePasses;

  private Proposer(Contract contract, String edition, ExchangeSource source) {
    this.contract = contract;
    this.source = source;
    AtomicLong partly = new AtomicLong();
    this.before =
        Check.of(contract, edition)
            .check(
                source,
                each -> {
                  if (each.omission() != null && each.omission().partial()) {
                    partly.incrementAndGet();
                  }
                });
    this.checked = before.exchanges().checked() + partly.get();
    this.base = contract.edition(before.edition().name());
    this.documentName = base.documents().keySet().iterator().next();
  }

  /**
   * Proposes what would make an edition accept what a source shows.
   *
   * @param contract the contract
   * @param edition the edition: a name, {@code any}, {@code auto} or the path of an overlay
   * @param source read several times
   * @throws ContractException if the contract cannot be compiled in that edition
   */
  public static Proposal propose(Contract contract, String edition, ExchangeSource source) {
    return new Proposer(contract, edition, source).propose();
  }

  private Proposal propose() {
    List<Finding> candidates = new ArrayList<>();
    for (Finding finding : drifts(before)) {
      Optional<String> why = Rules.of(finding.rule()).reasonNotAcceptable();
      why.ifPresentOrElse(
          text -> leftOut.put(finding.fingerprint(), text), () -> candidates.add(finding));
    }
    Attempt attempt = acceptMost(candidates, false);
    if (passesSelfTest(attempt.proposal())) {
      return attempt.proposal();
    }
    candidates.removeIf(finding -> leftOut.containsKey(finding.fingerprint()));
    return acceptMost(candidates, true).proposal();
  }

  /**
   * Accepts as many of the findings as give a contract without a problem. Larger groups come first,
   * so that most are accepted before the attempts are used up.
   *
   * @param selfTested whether the self-test has to hold for each group, which takes long
   */
  private Attempt acceptMost(List<Finding> findings, boolean selfTested) {
    Set<String> accepted = new HashSet<>();
    Deque<List<Finding>> groups = new ArrayDeque<>();
    groups.add(findings);
    while (!groups.isEmpty()) {
      List<Finding> group = groups.remove();
      Set<String> tried = new HashSet<>(accepted);
      group.forEach(finding -> tried.add(finding.fingerprint()));
      @Nullable String problem = NOT_TRIED;
      if (attempts < MAX_ATTEMPTS) {
        attempts++;
        Attempt attempt = attempt(tried);
        problem = attempt.problem().orElse(null);
        if (problem == null && selfTested && !passesSelfTest(attempt.proposal())) {
          problem = SELF_TEST_FAILS;
        }
        if (problem == null) {
          accepted.addAll(tried);
          if (group.size() == findings.size()) {
            return attempt;
          }
          continue;
        }
        if (group.size() > 1) {
          int half = group.size() / 2;
          groups.add(group.subList(0, half));
          groups.add(group.subList(half, group.size()));
          continue;
        }
      }
      for (Finding finding : group) {
        leftOut.put(finding.fingerprint(), problem);
      }
    }
    return attempt(accepted);
  }

  /**
   * A proposal for some findings.
   *
   * @param problem why it does not hold, if it does not
   */
  private record Attempt(Proposal proposal, Optional<String> problem) {}

  private Attempt attempt(Set<String> accepted) {
    EditedDocument document = new EditedDocument(base);
    Map<Finding, String> refusals = new LinkedHashMap<>();
    Result now = before;
    EffectiveContract effective = base;
    Proposal proposal = proposal(document, refusals);
    Set<String> known = new HashSet<>();
    drifts(before).forEach(finding -> known.add(finding.fingerprint()));
    try {
      for (int round = 0; round < MAX_ROUNDS; round++) {
        refusals.clear();
        List<Finding> wanted = new ArrayList<>();
        for (Finding finding : drifts(now)) {
          String fingerprint = finding.fingerprint();
          if (leftOut.containsKey(fingerprint)) {
            refusals.put(finding, leftOut.get(fingerprint));
          } else if (accepted.contains(fingerprint) || !known.contains(fingerprint)) {
            wanted.add(finding);
          }
        }
        Object unchanged = document.after();
        edit(document, wanted, effective, now, refusals);
        proposal = proposal(document, refusals);
        if (document.after().equals(unchanged)) {
          return new Attempt(proposal, problem(now, accepted, known, refusals));
        }
        Contract extended = contract.with(Proposal.NAME, proposal.yaml());
        effective = extended.edition(Proposal.NAME);
        if (!document.goOnWith(effective)) {
          return new Attempt(proposal, Optional.of("YAML cannot express it"));
        }
        now = Check.of(extended, Proposal.NAME).check(source);
      }
      return new Attempt(
          proposal, Optional.of("it still caused new findings after " + MAX_ROUNDS + " rounds"));
    } catch (ContractException | YamlEngineException e) {
      return new Attempt(
          proposal, Optional.of("the contract could not be used with it: " + e.getMessage()));
    }
  }

  private void edit(
      EditedDocument document,
      List<Finding> wanted,
      EffectiveContract effective,
      Result now,
      Map<Finding, String> refusals) {
    Observations observations = new Observations(effective, wanted);
    source.forEach(observations::add);
    for (Finding finding : wanted) {
      FindingEdit edit = new FindingEdit(effective, document, observations, now, checked, finding);
      edit.rejectionReason()
          .or(() -> Rules.of(finding.rule()).proposeEdit(edit))
          .ifPresent(why -> refusals.put(finding, why));
    }
  }

  /** What is wrong with a proposal after which no more is proposed. */
  private Optional<String> problem(
      Result after, Set<String> accepted, Set<String> known, Map<Finding, String> refusals) {
    for (Finding finding : drifts(after)) {
      String what = finding.rule().id() + " at " + Proposal.where(finding);
      if (!known.contains(finding.fingerprint())) {
        return Optional.of("a contract that accepts it finds " + what);
      }
      if (accepted.contains(finding.fingerprint()) && !refusals.containsKey(finding)) {
        return Optional.of("a contract that should accept it still finds " + what);
      }
    }
    return Optional.empty();
  }

  /** Whether the self-test holds, or did not hold before either. */
  private boolean passesSelfTest(Proposal proposal) {
    if (proposal.isEmpty()
        || passes(contract.with(Proposal.NAME, proposal.yaml()), Proposal.NAME)) {
      return true;
    }
    if (basePasses == null) {
      basePasses = passes(contract, before.edition().name());
    }
    return !basePasses;
  }

  private static boolean passes(Contract contract, String edition) {
    return SelfTest.sample(Check.of(contract, edition), edition).holds();
  }

  private Proposal proposal(EditedDocument document, Map<Finding, String> refusals) {
    return new Proposal(
        before.edition().name(),
        checked,
        before.exchanges().checked() == 0,
        documentName,
        OverlayActions.of(document),
        refusals);
  }

  private static List<Finding> drifts(Result result) {
    return result.findings().stream().filter(finding -> finding.impact() != Impact.NOTICE).toList();
  }
}
