@NullMarked
package io.github.cbrsdk.conformance.live;

import org.jspecify.annotations.NullMarked;
