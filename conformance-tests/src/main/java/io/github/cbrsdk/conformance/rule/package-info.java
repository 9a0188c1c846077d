/** One file for each rule of the check: its meaning, how it is seen, accepted and broken. */
@NullMarked
package io.github.cbrsdk.conformance.rule;

import org.jspecify.annotations.NullMarked;
