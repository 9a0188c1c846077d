/** What would have to change in the contract so that it accepts what was observed. */
@NullMarked
package io.github.cbrsdk.conformance.suggest;

import org.jspecify.annotations.NullMarked;
