/** Asks an endpoint through the SDK, and keeps what goes over the wire. */
@NullMarked
package io.github.cbrsdk.conformance.probe;

import org.jspecify.annotations.NullMarked;
