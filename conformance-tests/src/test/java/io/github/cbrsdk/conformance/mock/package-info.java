@NullMarked
package io.github.cbrsdk.conformance.mock;

import org.jspecify.annotations.NullMarked;
