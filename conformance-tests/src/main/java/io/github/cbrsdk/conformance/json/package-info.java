/**
 * JSON as it was written: every digit, every member, the order, and the flaws of the text.
 *
 * <p>The SDK has a JSON tree of its own. The check does not use it, since it tests the SDK too:
 * both would have the same faults, and the check would not find them. The tree of the SDK also
 * fails for a malformed text, of which the check still reports the rest.
 */
@NullMarked
package io.github.cbrsdk.conformance.json;

import org.jspecify.annotations.NullMarked;
