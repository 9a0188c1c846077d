package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Those exchanges of a source that are not too old to say anything about the service of today. */
record FreshRecordings(ExchangeSource all, Duration maxAge, Instant now, UncheckedLog stale)
    implements ExchangeSource {
  @Override
  public void forEach(Consumer<Exchange> consumer) {
    all.forEach(
        exchange -> {
          Instant recordedAt = exchange.recordedAt();
          if (recordedAt == null) {
            stale.add(exchange.source(), "it does not say when it was recorded: record it again");
          } else if (recordedAt.isBefore(now.minus(maxAge))) {
            stale.add(exchange.source(), "recorded longer ago than --max-age: record it again");
          } else {
            consumer.accept(exchange);
          }
        });
  }
}
