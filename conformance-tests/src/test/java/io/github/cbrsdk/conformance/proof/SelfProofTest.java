package io.github.cbrsdk.conformance.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Edition;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfProofTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final Conformance CHECK = Conformance.of(CONTRACT).edition(Edition.ANY);

  /** What no exchange can show: it is a fault of ours. */
  private static final Set<Rule> NOT_INJECTABLE = EnumSet.of(Rule.SDK_LOSS);

  /** One takes a second or two, so that no edition is proven twice. */
  private static final Map<String, Proof> PROOFS = new ConcurrentHashMap<>();

  private static Proof complete(String edition) {
    return PROOFS.computeIfAbsent(edition, name -> SelfProof.complete(CHECK, name));
  }

  static Stream<String> editions() {
    return Stream.concat(Stream.of(Edition.ANY), CONTRACT.editions().stream());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyDriftOfEveryEditionIsNoticedAndNothingElse(String edition) {
    Proof proof = complete(edition);

    assertThat(proof.missed()).isEmpty();
    assertThat(proof.falseAlarms()).isEmpty();
    assertThat(proof.noticed()).isEqualTo(proof.injected()).isGreaterThan(5000);
    assertThat(proof.variations()).isGreaterThan(400);
  }

  @Test
  void everyRuleIsInjected() {
    Proof proof = complete(Edition.ANY);

    assertThat(proof.tallies())
        .extracting(Proof.Tally::name)
        .containsAll(
            Arrays.stream(Rule.values())
                .filter(rule -> !NOT_INJECTABLE.contains(rule))
                .map(Rule::id)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void theSampleHoldsAndHasEachKindOfDrift(String edition) {
    Proof sample = SelfProof.sample(CHECK, edition);

    assertThat(sample.holds()).as(sample.toString()).isTrue();
    assertThat(sample.tallies()).hasSizeGreaterThanOrEqualTo(17);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$..[?(@.format == 'timestamp')]\n    update: {minLength: 1}",
        "$.components.schemas['Backup', 'BackupResp']\n    update: {minProperties: 1}",
        "$.components.schemas.Backup.properties.children\n    update: {maxItems: 5}"
      })
  void limitsThatOverlapAreNoticedTogether(String action) {
    Proof proof = SelfProof.complete(checkWith(action), "mine");

    assertThat(proof.missed()).isEmpty();
    assertThat(proof.falseAlarms()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"required: [nmae]", "minProperties: 100"})
  void contractToWhichNothingConformsIsRefused(String update) {
    Conformance check = checkWith("$.components.schemas.Backup\n    update: {" + update + "}");

    assertThatThrownBy(() -> SelfProof.sample(check, "mine"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("editions/mine.yaml:5")
        .hasMessageContaining("no conforming exchange");
  }

  private static Conformance checkWith(String action) {
    String overlay =
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: " + action + "\n";
    return Conformance.of(CONTRACT.with("mine", overlay)).edition("mine");
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void withoutALayerItFails(Layer layer) {
    // What the sample misses, the whole misses too.
    assertThat(SelfProof.sample(CHECK.without(layer), Edition.ANY).missed()).isNotEmpty();
  }
}
