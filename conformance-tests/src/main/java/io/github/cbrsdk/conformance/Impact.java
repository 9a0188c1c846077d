package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The effect of a drift on clients that follow the contract; the worst comes first. */
public enum Impact {
  /** A correct client may fail or misread. */
  BREAKING,
  /** A correct client works, but does not use the new part. */
  ADDITIVE,
  /** For information; no drift. */
  NOTICE;

  /** The word in reports and in the contract, which never changes. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The impact of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Impact of(String id) {
    for (Impact impact : values()) {
      if (impact.id().equals(id)) {
        return impact;
      }
    }
    throw new IllegalArgumentException(
        "Unknown impact '" + id + "': one of breaking, additive, notice is needed");
  }
}
