package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.baseline.Baseline;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.suggest.Proposal;
import io.github.cbrsdk.conformance.suggest.Proposer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingLimiterTest {
  /** How many findings of a rule stay in one object. */
  private static final int MAX = 100;

  private static Exchange withNames(int from, int to) {
    return withBackup(
        backup -> {
          for (int i = from; i < to; i++) {
            backup.put("name_%05d".formatted(i), i);
          }
        });
  }

  @Test
  void asManyAsAPersonReadsStay() {
    assertThat(check(withNames(0, MAX)).findings())
        .hasSize(MAX)
        .noneMatch(finding -> finding.drift().standsForMany());
  }

  @Test
  void moreBecomeOneThatCountsThem() {
    List<Finding> findings = check(withNames(0, 900)).findings();

    assertThat(findings).hasSize(MAX + 1);
    assertThat(findings)
        .filteredOn(finding -> finding.drift().standsForMany())
        .singleElement()
        .satisfies(
            crowd -> {
              assertThat(crowd.pointer()).isEqualTo("/backup/*");
              assertThat(crowd.rule()).isEqualTo(Rule.MEMBER_UNDECLARED);
              assertThat(crowd.occurrences()).isEqualTo(800);
              assertThat(crowd.drift().observed()).isEqualTo("many more, seen 800 times");
            });
  }

  @Test
  void memberThatIsMissingIsNotLostAmongThem() {
    Exchange exchange =
        withBackup(
            backup -> {
              backup.remove("status");
              for (int i = 0; i < 100_000; i++) {
                backup.put("name_" + i, i);
              }
            });

    assertThat(check(exchange).findings())
        .hasSize(MAX + 2)
        .anyMatch(finding -> finding.pointer().equals("/backup/status"))
        .anyMatch(finding -> finding.occurrences() == 100_000 - MAX);
  }

  @Test
  void partsMergeToTheWholeInAnyOrder() {
    Result whole = check(withNames(0, 300), withNames(150, 600));
    Result a = check(withNames(0, 300));
    Result b = check(withNames(150, 600));

    assertThat(a.merge(b).findings()).isEqualTo(whole.findings());
    assertThat(b.merge(a).findings()).isEqualTo(whole.findings());
  }

  @Test
  void crowdIsNeverAcceptedSinceItWouldStandForOthersLater() {
    LocalDate today = LocalDate.EPOCH;
    Result result = check(withNames(0, 900));

    Baseline accepted = Baseline.NONE.with(result.findings(), today, "known");

    assertThat(accepted.all()).hasSize(MAX);
    assertThat(result.findings())
        .filteredOn(finding -> !accepted.accepts(finding.drift(), today))
        .singleElement()
        .matches(finding -> finding.drift().standsForMany());
  }

  @Test
  void proposalLeavesThemAloneAndSaysSo() {
    ExchangeSource source = List.of(withNames(0, 900))::forEach;

    Proposal proposal = Proposer.propose(Contract.bundled(), "any", source);

    assertThat(proposal.isEmpty()).isTrue();
    assertThat(proposal.refusals().values()).allMatch(why -> why.contains("too many"));
  }
}
