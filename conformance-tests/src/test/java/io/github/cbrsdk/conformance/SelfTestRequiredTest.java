package io.github.cbrsdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Before it says conformant, the check sees whether it would notice drift. */
class SelfTestRequiredTest {
  private static final String EDITION = "huawei-my-2022-08";
  private static final Conformance CHECK = Conformance.of(Contract.bundled()).edition(EDITION);

  private static void conforming(java.util.function.Consumer<Exchange> consumer) {
    consumer.accept(ServerBackup.answer(200, ServerBackup.body().toString()));
  }

  @Test
  void whatAWholeCheckFindsNoDriftInIsConformant() {
    assertThat(CHECK.check(SelfTestRequiredTest::conforming).verdict())
        .isEqualTo(Verdict.CONFORMANT);
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void whatACheckWithoutALayerFindsNoDriftInIsNotChecked(Layer layer) {
    Result result =
        Checks.without(layer, Contract.bundled(), EDITION).check(SelfTestRequiredTest::conforming);

    assertThat(result.verdict()).isEqualTo(Verdict.NOT_CHECKED);
    assertThat(result.exchanges().checked()).isZero();
    assertThat(result.exchanges().notChecked().keySet().toString()).contains("injected");
  }

  @Test
  void driftIsDriftWhoeverNoticesIt() {
    Result result =
        Checks.without(Layer.SDK, Contract.bundled(), EDITION)
            .check(
                consumer ->
                    consumer.accept(ServerBackup.withBackup(backup -> backup.put("name", 5))));

    assertThat(result.verdict()).isEqualTo(Verdict.DRIFTED);
  }
}
