package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.Omission;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The exchanges of a source, of which only those are checked that are not too old. */
record FreshRecordings(ExchangeSource all, Duration maxAge, Instant now) implements ExchangeSource {
  /** How far the clock of whoever recorded may be ahead. */
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  @Override
  public void forEach(Consumer<Exchange> consumer) {
    all.forEach(
        exchange -> {
          String reason = reason(exchange.recordedAt());
          consumer.accept(
              reason == null ? exchange : exchange.without(new Omission(reason, false)));
        });
  }

  private @Nullable String reason(@Nullable Instant recordedAt) {
    if (recordedAt == null) {
      return "it does not say when it was recorded: record it again";
    }
    if (recordedAt.isAfter(now.plus(CLOCK_SKEW))) {
      return "its time is in the future, so its age is not known: record it again";
    }
    return recordedAt.isBefore(now.minus(maxAge))
        ? "recorded longer ago than --max-age: record it again"
        : null;
  }
}
