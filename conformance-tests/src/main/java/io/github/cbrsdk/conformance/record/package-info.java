/** Records exchanges without credentials and without identifying values. */
@NullMarked
package io.github.cbrsdk.conformance.record;

import org.jspecify.annotations.NullMarked;
