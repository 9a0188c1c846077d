/** Validates exchanges by the rules, for all editions at once, and counts what they find. */
@NullMarked
package io.github.cbrsdk.conformance.engine;

import org.jspecify.annotations.NullMarked;
