/**
 * Reads exchanges from what people have: HAR files, WireMock mappings, plain response bodies, and
 * folders of these. What a file is, its content tells, not its name.
 */
@NullMarked
package io.github.cbrsdk.conformance.traffic;

import org.jspecify.annotations.NullMarked;
