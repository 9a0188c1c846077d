/**
 * The proof that the check would notice: drifts made from what the contract says, without the code
 * that judges, injected one at a time.
 */
@NullMarked
package io.github.cbrsdk.conformance.selftest;

import org.jspecify.annotations.NullMarked;
