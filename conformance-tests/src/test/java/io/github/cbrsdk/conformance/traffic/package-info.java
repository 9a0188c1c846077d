@NullMarked
package io.github.cbrsdk.conformance.traffic;

import org.jspecify.annotations.NullMarked;
