/** The layers of the check, one small class each, and what they count. */
@NullMarked
package io.github.cbrsdk.conformance.layer;

import org.jspecify.annotations.NullMarked;
