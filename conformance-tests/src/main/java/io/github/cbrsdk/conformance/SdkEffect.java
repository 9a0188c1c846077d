package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The effect of a drift on a user of the SDK, measured by reading the exchange with the SDK. */
public enum SdkEffect {
  /** No accessor is affected. */
  NONE,
  /** Not known: the SDK was generated without the operation, or is not part of the check. */
  NOT_MEASURED,
  /** Kept and written back, but no typed accessor shows it. */
  HIDDEN,
  /** The accessor of the member throws, or the whole response cannot be read. */
  UNREADABLE;

  /** The word in reports, which never changes. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
