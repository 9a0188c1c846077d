package io.github.cbrsdk.conformance.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.ContractException;
import org.junit.jupiter.api.Test;

class FaultContextTest {
  private static final Exchange EXCHANGE =
      new Exchange("night.har#7", null, null, new Response(200, Headers.none(), null));

  @Test
  void faultSaysAtWhichExchangeAndQuotesNothing() {
    assertThatThrownBy(
            () ->
                FaultContext.check(
                    EXCHANGE,
                    exchange -> {
                      throw new IllegalStateException("aSecret");
                    }))
        .isInstanceOf(CheckFaultException.class)
        .hasMessageContaining("night.har#7")
        .hasMessageNotContaining("aSecret");
  }

  @Test
  void errorInTheContractSaysAtWhichExchangeItShowed() {
    assertThatThrownBy(
            () ->
                FaultContext.check(
                    EXCHANGE,
                    exchange -> {
                      throw new ContractException("cbr.yaml:7: wrong");
                    }))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("cbr.yaml:7")
        .hasMessageContaining("night.har#7");
  }
}
