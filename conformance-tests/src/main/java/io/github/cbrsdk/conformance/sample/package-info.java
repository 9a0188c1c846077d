/** Conforming exchanges that are made from the contract, and changes of them. */
@NullMarked
package io.github.cbrsdk.conformance.sample;

import org.jspecify.annotations.NullMarked;
