/** Tests of the check as a library. */
@NullMarked
package io.github.cbrsdk.conformance;

import org.jspecify.annotations.NullMarked;
