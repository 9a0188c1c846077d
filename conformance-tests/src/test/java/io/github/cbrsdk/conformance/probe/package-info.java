@NullMarked
package io.github.cbrsdk.conformance.probe;

import org.jspecify.annotations.NullMarked;
