@NullMarked
package io.github.cbrsdk.conformance.proof;

import org.jspecify.annotations.NullMarked;
