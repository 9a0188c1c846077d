package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.ContractException;
import java.util.function.Function;

/**
 * Adds the exchange to the message of an exception that a check throws: one of a million is hard to
 * find.
 */
final class FaultContext {
  private FaultContext() {}

  static CheckedExchange check(Exchange exchange, Function<Exchange, CheckedExchange> check) {
    try {
      return check.apply(exchange);
    } catch (ContractException e) {
      throw new ContractException(e.getMessage() + " (seen at " + exchange.source() + ")", e);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new CheckFaultException(exchange.source(), e);
    }
  }
}
