/** Tests of reading JSON as it was written. */
@NullMarked
package io.github.cbrsdk.conformance.json;

import org.jspecify.annotations.NullMarked;
