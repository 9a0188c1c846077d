@NullMarked
package io.github.cbrsdk.conformance.layer;

import org.jspecify.annotations.NullMarked;
