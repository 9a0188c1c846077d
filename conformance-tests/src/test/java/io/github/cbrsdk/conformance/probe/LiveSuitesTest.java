package io.github.cbrsdk.conformance.probe;

import static org.assertj.core.api.Assertions.allOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The live suites where nobody named an endpoint. */
class LiveSuitesTest {
  private final Properties given = System.getProperties();

  @BeforeEach
  void forgetTheEndpoint() {
    Properties without = new Properties();
    without.putAll(given);
    without.keySet().removeIf(name -> name.toString().startsWith("cbr."));
    System.setProperties(without);
  }

  @AfterEach
  void rememberTheEndpoint() {
    System.setProperties(given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"probe.LiveEndpointIT", "pact.LiveProviderIT"})
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
