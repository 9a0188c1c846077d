/**
 * What the SDK relies on, as a pact: written against a mock server, verified against an endpoint.
 */
@NullMarked
package io.github.cbrsdk.conformance.pact;

import org.jspecify.annotations.NullMarked;
