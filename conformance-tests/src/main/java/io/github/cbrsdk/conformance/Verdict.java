package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The outcome of a check; the parts of a run, merged, have the outcome of the whole run. */
public enum Verdict {
  /** Everything was checked, and nothing drifts. */
  CONFORMANT,
  /** At least one exchange differs from the contract. */
  DRIFTED,
  /** Some or all exchanges could not be checked: never a success. */
  NOT_CHECKED;

  /** The word in reports, which never changes. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
