/**
 * Reads exchanges from HAR files, WireMock mappings, NDJSON, plain response bodies, and folders of
 * these. The format is detected from the content.
 */
@NullMarked
package io.github.cbrsdk.conformance.traffic;

import org.jspecify.annotations.NullMarked;
