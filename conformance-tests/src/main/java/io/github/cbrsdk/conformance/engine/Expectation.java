package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.contract.ContractLocation;
import java.io.Serializable;

/**
 * What an edition says that an exchange did not keep.
 *
 * @param expected in words
 * @param location where it says so
 */
public record Expectation(String expected, ContractLocation location) implements Serializable {}
