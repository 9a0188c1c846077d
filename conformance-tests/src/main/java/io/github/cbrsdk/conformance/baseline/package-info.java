/** Drift that its readers know of and accept for a while, and rules that they weigh otherwise. */
@NullMarked
package io.github.cbrsdk.conformance.baseline;

import org.jspecify.annotations.NullMarked;
