/**
 * JSON as it was written: every digit, every member, the order, and what is wrong with the text.
 *
 * <p>The SDK has a JSON tree of its own. The check does not use it, since it judges the SDK too: a
 * fault in the tree that both shared would hide itself.
 */
@NullMarked
package io.github.cbrsdk.conformance.json;

import org.jspecify.annotations.NullMarked;
