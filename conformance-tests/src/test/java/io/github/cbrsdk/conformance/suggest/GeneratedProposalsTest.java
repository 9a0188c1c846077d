package io.github.cbrsdk.conformance.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.suggest.DriftCases.DriftCase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A proposal for each kind of drift at each kind of place makes the check accept it. */
class GeneratedProposalsTest {
  static Stream<DriftCase> cases() {
    return DriftCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void proposalAcceptsTheDrift(DriftCase drift) {
    ExchangeSource source = List.of(drift.good(), drift.bad())::forEach;

    Proposal proposal = Proposer.propose(drift.contract(), "any", source);

    assertThat(proposal.refusals()).as(proposal.yaml()).isEmpty();
    assertThat(proposal.isEmpty()).isFalse();
    assertThat(proposal.yaml()).doesNotContainPattern("target: .*\\[[0-9?*:]");
    Contract extended = drift.contract().with("mine", proposal.yaml());
    assertThat(Conformance.of(extended).edition("mine").check(source).verdict())
        .as(proposal.yaml())
        .isEqualTo(Verdict.CONFORMANT);
  }
}
