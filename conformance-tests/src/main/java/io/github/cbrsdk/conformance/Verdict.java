package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonValue;

/** The outcome of a check; the parts of a run, merged, have the outcome of the whole run. */
public enum Verdict {
  /** Everything was checked, and nothing drifts. */
  CONFORMANT("conformant"),
  /** At least one exchange differs from the contract. */
  DRIFTED("drifted"),
  /** Some or all exchanges could not be checked: never a success. */
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
