package io.github.cbrsdk.conformance.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.Layer;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.result.Check;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelfTestTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final Check CHECK = Check.of(CONTRACT, Edition.ANY);

  /** A fault of ours, and keywords that this contract does not use. */
  private static final Set<Rule> NOT_INJECTABLE = EnumSet.of(Rule.SDK_LOSS, Rule.SCHEMA_VIOLATED);

  /** One takes a second or two, so that no edition is proven twice. */
  private static final Map<String, SelfTestResult> PROOFS = new ConcurrentHashMap<>();

  private static SelfTestResult complete(String edition) {
    return PROOFS.computeIfAbsent(edition, name -> SelfTest.complete(CHECK, name));
  }

  static Stream<String> editions() {
    return Stream.concat(Stream.of(Edition.ANY), CONTRACT.editions().stream());
  }

  static List<String> someEditions() {
    return Extent.of(5, editions().toList());
  }

  @ParameterizedTest
  @MethodSource("someEditions")
  void everyDriftOfEveryEditionIsNoticedAndNothingElse(String edition) {
    SelfTestResult selfTest = complete(edition);

    assertThat(selfTest.missed()).isEmpty();
    assertThat(selfTest.falseAlarms()).isEmpty();
    assertThat(selfTest.noticed()).isEqualTo(selfTest.injected()).isGreaterThan(5000);
    assertThat(selfTest.variations()).isGreaterThan(400);
  }

  @Test
  void everyRuleIsInjected() {
    SelfTestResult selfTest = complete(Edition.ANY);

    assertThat(selfTest.rules())
        .extracting(SelfTestResult.RuleCount::name)
        .containsAll(
            Arrays.stream(Rule.values())
                .filter(rule -> !NOT_INJECTABLE.contains(rule))
                .map(Rule::id)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void theSampleHoldsAndHasEachKindOfDrift(String edition) {
    SelfTestResult sample = SelfTest.sample(CHECK, edition);

    assertThat(sample.holds()).as(sample.toString()).isTrue();
    assertThat(sample.rules()).hasSizeGreaterThanOrEqualTo(17);
  }

  static List<String> limits() {
    return Extent.of(
        3,
        List.of(
            "$.components.schemas.Backup.properties.children\n    update: {maxItems: 5}",
            "$.components.schemas['Backup', 'BackupResp']\n    update: {minProperties: 1}",
            "$..[?(@.format == 'timestamp')]\n    update: {minLength: 1}"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void limitsThatOverlapAreNoticedTogether(String action) {
    SelfTestResult selfTest = SelfTest.complete(checkWith(action), "mine");

    assertThat(selfTest.missed()).isEmpty();
    assertThat(selfTest.falseAlarms()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"required: [nmae]", "minProperties: 100"})
  void contractToWhichNothingConformsIsRefused(String update) {
    Check check = checkWith("$.components.schemas.Backup\n    update: {" + update + "}");

    assertThatThrownBy(() -> SelfTest.sample(check, "mine"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("editions/mine.yaml:5")
        .hasMessageContaining("no conforming exchange");
  }

  private static Check checkWith(String action) {
    String overlay =
        "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  - target: " + action + "\n";
    return Check.of(CONTRACT.with("mine", overlay), "mine");
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void withoutALayerItFails(Layer layer) {
    // What the sample misses, the whole misses too.
    assertThat(SelfTest.sample(CHECK.with(Settings.DEFAULT.without(layer)), Edition.ANY).missed())
        .isNotEmpty();
  }
}
