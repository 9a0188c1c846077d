/**
 * Checks exchanges with a CBR endpoint against the contract.
 *
 * <p>{@link io.github.cbrsdk.conformance.Conformance} checks exchanges from {@code
 * io.github.cbrsdk.conformance.traffic.Recordings} or any {@link
 * io.github.cbrsdk.conformance.ExchangeSource} and returns a {@link
 * io.github.cbrsdk.conformance.Result}. Tests call {@code
 * io.github.cbrsdk.conformance.report.ConformanceAssertions}.
 */
@NullMarked
package io.github.cbrsdk.conformance;

import org.jspecify.annotations.NullMarked;
