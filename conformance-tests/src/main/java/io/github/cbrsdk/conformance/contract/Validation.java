package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;

/**
 * One of the contract's {@code x-validations}: what is always true of a value.
 *
 * @param id its name within the contract
 * @param rule a CEL expression
 * @param message what is wrong if it is not true
 * @param reports the rule of the check that a violation is reported as
 * @param impact what a violation does to clients
 * @param location where it stands
 */
public record Validation(
    String id,
    String rule,
    String message,
    Rule reports,
    Impact impact,
    ContractLocation location) {}
