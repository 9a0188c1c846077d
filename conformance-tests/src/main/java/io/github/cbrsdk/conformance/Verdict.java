package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonValue;

/** The outcome of a check; a merged outcome is never better than the worst of its parts. */
public enum Verdict {
  /** Everything was checked, and nothing drifts. */
  CONFORMANT("conformant"),
  /** Something differs from the contract. */
  DRIFTED("drifted"),
  /** Not everything could be checked, or nothing could: never to be shown as success. */
  NOT_CHECKED("not-checked");

  private final String id;

  Verdict(String id) {
    this.id = id;
  }

  /** The word in reports, which never changes. */
  @JsonValue
  public String id() {
    return id;
  }
}
