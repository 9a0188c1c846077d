/** An endpoint on this machine that answers as was recorded. */
@NullMarked
package io.github.cbrsdk.conformance.mock;

import org.jspecify.annotations.NullMarked;
