/** Tests of the contract itself, and of what compiles it. */
@NullMarked
package io.github.cbrsdk.conformance.contract;

import org.jspecify.annotations.NullMarked;
