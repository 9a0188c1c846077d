/**
 * JSON as it was written: every digit, every member, the order, and what is wrong with the text.
 */
@NullMarked
package io.github.cbrsdk.conformance.json;

import org.jspecify.annotations.NullMarked;
