package io.github.cbrsdk.conformance.report;

import io.github.cbrsdk.conformance.baseline.BaselineUse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Details of a result beside the findings.
 *
 * @param excerpts excerpts of bodies, by the fingerprint of the finding
 * @param proposals the overlay action that would make the contract accept a finding, as YAML, by
 *     fingerprint
 * @param matrix the drifts from each edition; null if one edition was considered
 */
public record Evidence(
    Map<String, Excerpt> excerpts,
    Map<String, String> proposals,
    @Nullable EditionMatrix matrix,
    @Nullable SelfTestTable selfTest,
    BaselineUse acceptance) {
  public static final Evidence NONE =
      new Evidence(Map.of(), Map.of(), null, null, new BaselineUse(List.of()));

  public Evidence {
    excerpts = Map.copyOf(excerpts);
    proposals = Map.copyOf(proposals);
  }
}
