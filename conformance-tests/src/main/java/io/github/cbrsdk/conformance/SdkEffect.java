package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a drift does to a user of the SDK, measured by reading the exchange with it. */
public enum SdkEffect {
  /** Every accessor answers as before. */
  NONE("none"),
  /** Not known: the SDK was generated without the operation, or is not part of the check. */
  NOT_MEASURED("not-measured"),
  /** Kept and written back, but no typed accessor shows it. */
  HIDDEN("hidden"),
  /** The accessor of the member throws, or the whole answer cannot be read. */
  UNREADABLE("unreadable");

  private final String id;

  SdkEffect(String id) {
    this.id = id;
  }

  /** The word in reports, which never changes. */
  @JsonValue
  public String id() {
    return id;
  }
}
