@NullMarked
package io.github.cbrsdk.conformance.baseline;

import org.jspecify.annotations.NullMarked;
