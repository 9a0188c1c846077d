package io.github.cbrsdk.conformance;

import java.io.Serializable;

/**
 * Why an exchange is left out of the check.
 *
 * @param reason the reason; quotes no part of the exchange
 * @param skipped whether it does not belong to the check, such as a request to another service;
 *     otherwise the run is not conformant
 */
public record Omission(String reason, boolean skipped) implements Serializable {}
