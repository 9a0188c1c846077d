package io.github.cbrsdk.conformance.baseline;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
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
public record BaselineEntry(
    @JsonSerialize(using = ToStringSerializer.class) String fingerprint,
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

  /** Tells an entry from others: runs may have accepted one drift for different reasons. */
  record Key(String fingerprint, String reason, LocalDate expires) {}

  Key key() {
    return new Key(fingerprint, reason, expires);
  }

  /** The same entry, known since the earlier and seen until the later of two days. */
  BaselineEntry merge(BaselineEntry other) {
    return new BaselineEntry(
        fingerprint,
        rule,
        pointer,
        reason,
        expires,
        firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
        lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
  }

  BaselineEntry seen(LocalDate today) {
    return new BaselineEntry(fingerprint, rule, pointer, reason, expires, firstSeen, today);
  }
}
