@NullMarked
package io.github.cbrsdk.conformance.accept;

import org.jspecify.annotations.NullMarked;
