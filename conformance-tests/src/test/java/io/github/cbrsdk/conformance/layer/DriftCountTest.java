package io.github.cbrsdk.conformance.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.Things;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftCountTest {
  private static final Contract THINGS = Things.answering("'204': {description: Nothing.}");
  private static final Editions EDITIONS = Editions.of(List.of(THINGS.edition(Edition.ANY)));
  private static final Place PLACE = Place.root(EDITIONS, "getThing", new Schema[1]);

  @Test
  void occurrencesInOneExchangeAreOneExchange() {
    DriftCount count = count("a");
    assertThat(count.count(0, "first")).isTrue();
    assertThat(count.count(0, "first")).isFalse();
    assertThat(count.count(1, "second")).isTrue();

    assertThat(count.occurrences()).isEqualTo(3);
    assertThat(count.exchanges()).isEqualTo(2);
    assertThat(count.sources().list()).containsExactly("first", "second");
  }

  @Test
  void heirTakesOverAllThatWasCounted() {
    DriftCount heir = count("others");
    heir.count(0, "first");
    DriftCount one = count("a");
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
    DriftCount heir = count("others");
    DriftCount one = count("a");
    heir.inherit(one);
    one.worsen(SdkEffect.UNREADABLE);
    one.worsen(SdkEffect.HIDDEN);

    assertThat(heir.sdkEffect()).isEqualTo(SdkEffect.UNREADABLE);
  }

  @Test
  void firstOfSeveralHintsStays() {
    DriftCount count = count("a");
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
    Observation one = observation("a");
    assertThat(one).isEqualTo(observation("a")).hasSameHashCodeAs(observation("a"));
    assertThat(one)
        .isNotEqualTo(observation("b"))
        .isNotEqualTo(Observation.of(Rule.FORMAT_CHANGED, "a", "seen", 1))
        .isNotEqualTo(Observation.of(Rule.TYPE_CHANGED, "a", "seen", 3));
    assertThat(one).isLessThan(observation("b"));
  }

  private static @Nullable String hint(DriftCount count) {
    return Objects.requireNonNull(count.drifts()[0]).hint();
  }

  private static DriftCount count(String detail) {
    ContractLocation location = THINGS.edition(Edition.ANY).operations().get(0).location();
    return new DriftCount(
        PLACE, observation(detail), 1, edition -> new Claim("something else", location));
  }

  private static Observation observation(String detail) {
    return Observation.of(Rule.TYPE_CHANGED, detail, "seen", 1);
  }
}
