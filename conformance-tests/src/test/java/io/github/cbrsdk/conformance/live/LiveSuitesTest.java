package io.github.cbrsdk.conformance.live;

import static org.assertj.core.api.Assertions.allOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The live suites where nobody named an endpoint. */
@DisabledIfSystemProperty(
    named = LiveEndpoint.PROPERTY,
    matches = ".+",
    disabledReason = "An endpoint is named")
class LiveSuitesTest {
  @ParameterizedTest
  @ValueSource(strings = {"live.LiveEndpointIT", "pact.LiveProviderIT"})
  void areSkippedAndSayHowToEnableThem(String suite) {
    var run =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass("io.github.cbrsdk.conformance." + suite))
            .execute();

    run.containerEvents()
        .assertThatEvents()
        .haveExactly(
            1, allOf(container(), skippedWithReason(reason -> reason.contains(LiveEndpoint.HOW))));
    assertThat(LiveEndpoint.HOW)
        .contains("mvn verify -Dcbr.endpoint=", "-Dcbr.projectId=", "-Dcbr.backupId=");
    assertThat(run.testEvents().count()).isZero();
  }

  @Test
  void sayHowToEnableThemWhereTheProjectIsMissing() {
    assertThatThrownBy(LiveEndpoint::projectId)
        .hasMessageContaining("cbr.projectId is missing. " + LiveEndpoint.HOW);
  }
}
