package io.github.cbrsdk.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.MemberStatistics;
import org.junit.jupiter.api.Test;

class ValueCountsTest {
  @Test
  void listedValueIsNeverCrowdedOut() {
    ValueCounts counts = new ValueCounts();
    counts.add("zz-listed", true);
    addOthers(counts, MemberStatistics.MAX_VALUES + 1);

    assertThat(counts.all())
        .hasSize(1 + MemberStatistics.MAX_VALUES)
        .containsEntry("zz-listed", 1L)
        .containsKey("other-00")
        .doesNotContainKey("other-" + MemberStatistics.MAX_VALUES);
  }

  @Test
  void asManyOthersStayAsMayBeShown() {
    ValueCounts counts = new ValueCounts();
    addOthers(counts, MemberStatistics.MAX_VALUES);
    assertThat(counts.all()).hasSize(MemberStatistics.MAX_VALUES);
  }

  @Test
  void countsOfTwoAreAddedValueByValue() {
    ValueCounts counts = new ValueCounts();
    counts.add("a", true);
    counts.add("b", false);
    ValueCounts more = new ValueCounts();
    more.add("a", true);
    more.add("b", false);
    more.add("b", false);
    counts.add(more);

    assertThat(counts.all()).containsEntry("a", 2L).containsEntry("b", 3L);
  }

  private static void addOthers(ValueCounts counts, int number) {
    for (int i = 0; i < number; i++) {
      counts.add("other-%02d".formatted(i), false);
    }
  }
}
