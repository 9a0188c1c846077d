/** Writes exchanges down as recordings that tell nothing of whose they were. */
@NullMarked
package io.github.cbrsdk.conformance.record;

import org.jspecify.annotations.NullMarked;
