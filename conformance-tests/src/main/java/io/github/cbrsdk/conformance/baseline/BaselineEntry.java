package io.github.cbrsdk.conformance.baseline;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.LocalDate;

/**
 * A drift that is accepted until a date.
 *
 * @param rule its rule, for readers
 * @param pointer its JSON pointer, for readers
 * @param reason why it is accepted; not blank
 * @param expires the last day on which it is accepted
 */
public record BaselineEntry(
    @JsonSerialize(using = ToStringSerializer.class) String fingerprint,
    String rule,
    String pointer,
    String reason,
    LocalDate expires,
    LocalDate firstSeen,
    LocalDate lastSeen) {

  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }

  /** The same entry with the earlier first day and the later last day of both. */
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
