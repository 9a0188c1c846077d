package io.github.cbrsdk.conformance;

import java.io.Serializable;

/**
 * Why an exchange is left out of the check.
 *
 * @param reason the reason, which quotes nothing of the exchange
 * @param skipped whether it is no part of what was to be checked, such as the request of another
 *     service; otherwise it should have been checked and could not be, which is never conformant
 */
public record Omission(String reason, boolean skipped) implements Serializable {}
