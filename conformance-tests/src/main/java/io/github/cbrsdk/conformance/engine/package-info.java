/** The layers of the check, one small class each, and what they count. */
@NullMarked
package io.github.cbrsdk.conformance.engine;

import org.jspecify.annotations.NullMarked;
