/** An embedded endpoint that plays recorded responses. */
@NullMarked
package io.github.cbrsdk.conformance.mock;

import org.jspecify.annotations.NullMarked;
