package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.source.Recordings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those exchanges of a source that the contract is about: browsers record much else. */
final class ContractTraffic implements ExchangeSource {
  private final ExchangeSource all;
  private final EffectiveContract contract;
  private long skipped;
  private @Nullable Request asked;
  private boolean ours;

  ContractTraffic(Recordings all, EffectiveContract contract) {
    this.all = all.answersTo(this::isOfContract);
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

  /** A HAR asks for each request twice. */
  private boolean isOfContract(Request request) {
    if (!request.equals(asked)) {
      asked = request;
      ours = contract.operation(request).isPresent();
    }
    return ours;
  }
}
