package io.github.cbrsdk.conformance.compatibility;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.ContractLocation;

/**
 * Something in which a contract differs from an older one, so that somebody notices.
 *
 * @param impact {@code BREAKING} where code that uses the generated client may fail, or a service
 *     that conformed does no more; else {@code ADDITIVE}
 * @param where the operation, and the place in it
 * @param what what changed, in words
 * @param location where the newer contract says so, or where the older one did
 */
public record Change(Impact impact, String where, String what, ContractLocation location) {
  @Override
  public String toString() {
    return "%s: %s: %s (%s)".formatted(impact.id(), where, what, location);
  }
}
