/**
 * Checks exchanges with a CBR endpoint against the contract.
 *
 * <p>{@link io.github.cbrsdk.conformance.Conformance} is the check. What it checks comes from
 * {@link io.github.cbrsdk.conformance.traffic.Recordings} or any {@link
 * io.github.cbrsdk.conformance.ExchangeSource}; it gives a {@link
 * io.github.cbrsdk.conformance.Result}, which {@code io.github.cbrsdk.conformance.report} writes.
 * In a test, one line does it all: {@link
 * io.github.cbrsdk.conformance.report.ConformanceAssertions}.
 */
@NullMarked
package io.github.cbrsdk.conformance;

import org.jspecify.annotations.NullMarked;
