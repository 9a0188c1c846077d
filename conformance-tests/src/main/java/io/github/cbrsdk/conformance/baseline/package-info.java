/** Drifts that users accept until a date, and impacts that users change. */
@NullMarked
package io.github.cbrsdk.conformance.baseline;

import org.jspecify.annotations.NullMarked;
