package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.baseline.BaselineUse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What backs a result.
 *
 * @param excerpts an excerpt of a body for a finding, by fingerprint; the form of its strings is
 *     shown, not their content
 * @param proposals the overlay action that would make the contract accept a finding, as YAML, by
 *     fingerprint
 * @param matrix how far the exchanges are from each edition; null if one edition was considered
 * @param selfTest which injected drifts the check noticed, or null
 * @param acceptance what became of the drifts that are known and accepted
 */
public record Evidence(
    Map<String, Excerpt> excerpts,
    Map<String, String> proposals,
    @Nullable EditionMatrix matrix,
    @Nullable SelfTestTable selfTest,
    BaselineUse acceptance) {
  /** Nothing beside the result. */
  public static final Evidence NONE =
      new Evidence(Map.of(), Map.of(), null, null, new BaselineUse(List.of()));

  public Evidence {
    excerpts = Map.copyOf(excerpts);
    proposals = Map.copyOf(proposals);
  }
}
