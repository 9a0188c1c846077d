@NullMarked
package io.github.cbrsdk.conformance.engine;

import org.jspecify.annotations.NullMarked;
