@NullMarked
package io.github.cbrsdk.conformance.source;

import org.jspecify.annotations.NullMarked;
