@NullMarked
package io.github.cbrsdk.conformance.record;

import org.jspecify.annotations.NullMarked;
