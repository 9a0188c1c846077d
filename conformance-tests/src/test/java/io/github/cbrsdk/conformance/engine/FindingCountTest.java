package io.github.cbrsdk.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingCountTest {
  private static final Contract THINGS = Things.answering("'204': {description: Nothing.}");
  private static final Editions EDITIONS = Editions.of(List.of(THINGS.edition(Edition.ANY)));
  private static final SchemaNode PLACE = SchemaNode.root(EDITIONS, "getThing", new Schema[1]);

  @Test
  void occurrencesInOneExchangeAreOneExchange() {
    FindingCount count = count("a");
    assertThat(count.count(0, "first")).isTrue();
    assertThat(count.count(0, "first")).isFalse();
    assertThat(count.count(1, "second")).isTrue();

    assertThat(count.occurrences()).isEqualTo(3);
    assertThat(count.exchanges()).isEqualTo(2);
    assertThat(count.sources().list()).containsExactly("first", "second");
  }

  @Test
  void heirTakesOverAllThatWasCounted() {
    FindingCount heir = count("others");
    heir.count(0, "first");
    FindingCount one = count("a");
    one.count(1, "second");
    one.count(1, "second");
    one.worsen(SdkEffect.HIDDEN);
    heir.inherit(one);

    assertThat(heir.occurrences()).isEqualTo(3);
    assertThat(heir.exchanges()).isEqualTo(2);
    assertThat(heir.sources().list()).containsExactly("first", "second");
    assertThat(heir.sdkEffect()).isEqualTo(SdkEffect.HIDDEN);
  }

  @Test
  void effectThatIsFoundLaterReachesTheHeir() {
    FindingCount heir = count("others");
    FindingCount one = count("a");
    heir.inherit(one);
    one.worsen(SdkEffect.UNREADABLE);
    one.worsen(SdkEffect.HIDDEN);

    assertThat(heir.sdkEffect()).isEqualTo(SdkEffect.UNREADABLE);
  }

  @Test
  void firstOfSeveralHintsStays() {
    FindingCount count = count("a");
    assertThat(hint(count)).isNull();
    count.hint("b");
    assertThat(hint(count)).isEqualTo("b");
    count.hint("a");
    assertThat(hint(count)).isEqualTo("a");
    count.hint("c");
    assertThat(hint(count)).isEqualTo("a");
  }

  @Test
  void observationsOfDifferentRulesDetailsOrEditionsAreDifferentDrifts() {
    Violation one = violation("a");
    assertThat(one).isEqualTo(violation("a")).hasSameHashCodeAs(violation("a"));
    assertThat(one)
        .isNotEqualTo(violation("b"))
        .isNotEqualTo(Violation.of(Rule.FORMAT_CHANGED, "a", "seen", 1))
        .isNotEqualTo(Violation.of(Rule.TYPE_CHANGED, "a", "seen", 3));
    assertThat(one).isLessThan(violation("b"));
  }

  private static @Nullable String hint(FindingCount count) {
    return Objects.requireNonNull(count.drifts()[0]).hint();
  }

  private static FindingCount count(String detail) {
    ContractLocation location = THINGS.edition(Edition.ANY).operations().get(0).location();
    return new FindingCount(
        PLACE, violation(detail), 1, edition -> new Expectation("something else", location));
  }

  private static Violation violation(String detail) {
    return Violation.of(Rule.TYPE_CHANGED, detail, "seen", 1);
  }
}
