/** Sends requests to an endpoint with the SDK and captures the exchanges. */
@NullMarked
package io.github.cbrsdk.conformance.probe;

import org.jspecify.annotations.NullMarked;
