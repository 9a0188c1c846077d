/**
 * Reads exchanges from recordings. {@link io.github.cbrsdk.conformance.traffic.EntryFormat} lists
 * the formats, which are detected from the content.
 */
@NullMarked
package io.github.cbrsdk.conformance.traffic;

import org.jspecify.annotations.NullMarked;
