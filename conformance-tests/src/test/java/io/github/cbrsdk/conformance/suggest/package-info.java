@NullMarked
package io.github.cbrsdk.conformance.suggest;

import org.jspecify.annotations.NullMarked;
