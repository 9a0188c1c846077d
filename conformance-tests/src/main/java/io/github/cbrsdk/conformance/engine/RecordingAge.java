package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Omission;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides which recordings are recent enough to be checked.
 *
 * @param oldest recordings made before that time are too old; null allows every age
 */
record RecordingAge(@Nullable Instant oldest) {
  /** How far the clock of the recording machine may be ahead. */
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);

  /** The exchange, left out of the check if it is too old or its age is unknown. */
  Exchange apply(Exchange exchange) {
    String reason = oldest == null ? null : reason(exchange.recordedAt(), oldest);
    return reason == null ? exchange : exchange.without(new Omission(reason, false));
  }

  /** Whether it is recent enough. */
  boolean accepts(Exchange exchange) {
    return oldest == null || reason(exchange.recordedAt(), oldest) == null;
  }

  private static @Nullable String reason(@Nullable Instant recordedAt, Instant limit) {
    if (recordedAt == null) {
      return "it does not say when it was recorded: record it again";
    }
    if (recordedAt.isAfter(Instant.now().plus(CLOCK_SKEW))) {
      return "its time is in the future, so its age is not known: record it again";
    }
    return recordedAt.isBefore(limit) ? "recorded too long ago: record it again" : null;
  }
}
