package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a drift does to clients that were written to the contract; the worst comes first. */
public enum Impact {
  /** A correct client may fail or misread. */
  BREAKING("breaking"),
  /** A correct client goes on; it does not see what is new. */
  ADDITIVE("additive"),
  /** Worth knowing; not a drift. */
  NOTICE("notice");

  private final String id;

  Impact(String id) {
    this.id = id;
  }

  /** The word in reports and in the contract, which never changes. */
  @JsonValue
  public String id() {
    return id;
  }

  /**
   * The impact of that id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Impact of(String id) {
    for (Impact impact : values()) {
      if (impact.id.equals(id)) {
        return impact;
      }
    }
    throw new IllegalArgumentException(
        "Unknown impact '" + id + "': one of breaking, additive, notice is needed");
  }
}
