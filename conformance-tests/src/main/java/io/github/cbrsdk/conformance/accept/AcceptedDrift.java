package io.github.cbrsdk.conformance.accept;

import java.time.LocalDate;

/**
 * A drift that is known and accepted for a while.
 *
 * @param fingerprint which drift
 * @param rule its rule, for readers
 * @param pointer its place, for readers
 * @param reason why it is accepted; not blank
 * @param expires the last day on which it is
 * @param firstSeen the day on which it was accepted
 * @param lastSeen the last day on which it was noticed
 */
public record AcceptedDrift(
    String fingerprint,
    String rule,
    String pointer,
    String reason,
    LocalDate expires,
    LocalDate firstSeen,
    LocalDate lastSeen) {

  /** Whether it is not accepted any more on that day. */
  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }

  AcceptedDrift seen(LocalDate today) {
    return new AcceptedDrift(fingerprint, rule, pointer, reason, expires, firstSeen, today);
  }
}
