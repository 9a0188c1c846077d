/** Checks exchanges with a CBR endpoint against the contract. */
@NullMarked
package io.github.cbrsdk.conformance;

import org.jspecify.annotations.NullMarked;
