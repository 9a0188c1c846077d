/** Exceptions, by cause. */
@NullMarked
package io.github.cbrsdk.error;

import org.jspecify.annotations.NullMarked;
