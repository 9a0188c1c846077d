package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.CONFORMANCE;
import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  /** From that many objects on, a member that is in none of them is reported. */
  private static final int ENOUGH = 20;

  private static final Exchange USUAL = answer(200, body().toString());

  @Test
  void membersAreCountedByPresenceTypeAndValue() {
    Result result =
        check(
            USUAL,
            withBackup(backup -> backup.put("status", "error")),
            withBackup(backup -> backup.remove("status")),
            withBackup(backup -> backup.putNull("status")));
    MemberStatistics status = member(result, "/backup/status");
    assertThat(status.present()).isEqualTo(2);
    assertThat(status.nulls()).isEqualTo(1);
    assertThat(status.absent()).isEqualTo(1);
    assertThat(status.types()).containsOnlyKeys("string");
    assertThat(status.values()).containsEntry("available", 1L).containsEntry("error", 1L);
    assertThat(member(result, "/backup/children/*/status").present()).isEqualTo(4);
  }

  @Test
  void valuesThatNoEditionListsAreToldAsFindingsTellThem() {
    Result result = check(withBackup(backup -> backup.put("status", "Ann's private note")));
    assertThat(member(result, "/backup/status").values()).containsOnlyKeys("another text");
  }

  @Test
  void membersThatWereNeverSeenAreListedToo() {
    MemberStatistics unseen = member(check(USUAL), "/backup/extend_info/system_disk");
    assertThat(unseen.declared()).isTrue();
    assertThat(unseen.present()).isZero();
    assertThat(unseen.absent()).isEqualTo(1);
  }

  @Test
  void undeclaredMembersAreListedAsSuch() {
    Result result = check(withBackup(backup -> backup.put("colour", "blue")));
    assertThat(member(result, "/backup/colour").declared()).isFalse();
  }

  @Test
  void coverageTellsWhatWasNotSeen() {
    Coverage coverage = check(USUAL).coverage();
    assertThat(coverage.members().missing())
        .contains("showBackup /backup/extend_info/system_disk")
        .doesNotContain("showBackup /backup/status");
    assertThat(coverage.enumValues().missing())
        .contains("showBackup /backup/status=error")
        .doesNotContain("showBackup /backup/status=available");
    assertThat(coverage.statuses().missing())
        .contains("showBackup 404")
        .doesNotContain("showBackup 200");
    assertThat(coverage.envelopes().observed()).isZero();
    assertThat(coverage.share()).isBetween(0.1, 0.9);
  }

  @Test
  void envelopesThatWereSeenAreCovered() {
    Coverage coverage =
        check(answer(404, "{\"error_code\": \"B.1\", \"error_msg\": \"no\"}")).coverage();
    assertThat(coverage.envelopes().missing())
        .contains("showBackup GatewayError")
        .doesNotContain("showBackup ServiceError");
  }

  @Test
  void fewExchangesSayNothingOfWhatIsAbsent() {
    Result result = check(CONFORMANCE, Collections.nCopies(ENOUGH - 1, USUAL));
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void memberThatManyExchangesLackIsNoticedAsNotObserved() {
    Result result = check(CONFORMANCE, Collections.nCopies(ENOUGH, USUAL));
    assertThat(result.verdict()).isEqualTo(Verdict.CONFORMANT);
    assertThat(result.findings()).extracting(Finding::rule).containsOnly(Rule.NEVER_OBSERVED);
    assertThat(result.findings())
        .extracting(Finding::pointer)
        .contains("/backup/extend_info/system_disk");
  }

  @Test
  void memberThatEveryAnswerShouldHaveAndNoneHasVanished() {
    Exchange without = withBackup(backup -> backup.remove("provider_id"));
    List<Exchange> many = Collections.nCopies(ENOUGH, without);
    assertThat(check(CONFORMANCE, many).findings())
        .filteredOn(finding -> finding.rule() == Rule.MEMBER_VANISHED)
        .extracting(Finding::pointer)
        .containsExactly("/backup/provider_id");
    assertThat(
            check(
                    Checks.without(Layer.STATISTICS, ServerBackup.CONTRACT, ServerBackup.EDITION),
                    many)
                .findings())
        .extracting(Finding::rule)
        .containsOnly(Rule.MEMBER_MISSING);
  }

  private static MemberStatistics member(Result result, String pointer) {
    return result.members().stream()
        .filter(member -> member.pointer().equals(pointer))
        .findFirst()
        .orElseThrow();
  }
}
