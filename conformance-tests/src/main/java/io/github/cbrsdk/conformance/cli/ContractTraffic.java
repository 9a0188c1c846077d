package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import java.util.function.Consumer;

/** Those exchanges of a source that the contract is about: browsers record much else. */
final class ContractTraffic implements ExchangeSource {
  private final ExchangeSource all;
  private final EffectiveContract contract;
  private long skipped;

  ContractTraffic(ExchangeSource all, EffectiveContract contract) {
    this.all = all;
    this.contract = contract;
  }

  /** How many exchanges were of other methods and paths. */
  long skipped() {
    return skipped;
  }

  @Override
  public void forEach(Consumer<Exchange> consumer) {
    all.forEach(
        exchange -> {
          if (exchange.request() == null || isOfContract(exchange.request())) {
            consumer.accept(exchange);
          } else {
            skipped++;
          }
        });
  }

  private boolean isOfContract(Request request) {
    return contract.operations().stream()
        .filter(operation -> operation.method().equals(request.method()))
        .anyMatch(operation -> operation.path().match(request.url()).isPresent());
  }
}
