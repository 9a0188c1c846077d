package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * One drift over a whole run: the same drift of several exchanges is one finding.
 *
 * @param drift the drift from the edition of the result
 * @param editions names of the editions in which it would conform, sorted
 * @param sdkEffect the effect on a user of the SDK
 * @param occurrences how often it was seen; several times in one exchange counts as several
 * @param exchanges in how many exchanges it was seen; the maximum, if the drift stands for many
 * @param sources the first {@value #MAX_SOURCES} sources in alphabetical order, so that merging
 *     results in any order gives the same
 */
public record Finding(
    @JsonUnwrapped Drift drift,
    List<String> editions,
    SdkEffect sdkEffect,
    long occurrences,
    long exchanges,
    List<String> sources) {
  /** How many sources a finding names. */
  public static final int MAX_SOURCES = 20;

  public Finding {
    editions = List.copyOf(editions);
    sources = List.copyOf(sources);
  }

  /** As of the drift. */
  public Rule rule() {
    return drift.rule();
  }

  /** As of the drift. */
  public Impact impact() {
    return drift.impact();
  }

  /** As of the drift. */
  public String pointer() {
    return drift.pointer();
  }

  /** Tells this finding from others, in all runs and versions. */
  public String fingerprint() {
    return drift.fingerprint();
  }
}
