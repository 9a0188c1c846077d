package io.github.cbrsdk.conformance;

import java.io.Serializable;

/**
 * Why an exchange is left out of the check.
 *
 * @param reason the reason; quotes no part of the exchange
 * @param skipped whether it does not belong to the check, such as a request to another service;
 *     otherwise the run is not conformant
 * @param partial whether its request and its status are known all the same, and are checked
 */
public record Omission(String reason, boolean skipped, boolean partial) implements Serializable {
  /** Of an exchange of which nothing is checked. */
  public Omission(String reason, boolean skipped) {
    this(reason, skipped, false);
  }
}
