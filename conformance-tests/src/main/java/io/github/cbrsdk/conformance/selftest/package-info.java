/**
 * Injects drifts that are derived from the contract, without the validator, one at a time, and
 * counts those that the check reports.
 */
@NullMarked
package io.github.cbrsdk.conformance.selftest;

import org.jspecify.annotations.NullMarked;
