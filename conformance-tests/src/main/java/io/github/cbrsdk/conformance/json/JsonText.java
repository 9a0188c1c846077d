package io.github.cbrsdk.conformance.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text read as JSON.
 *
 * @param value the value, incomplete if the text ends too early; null if the text has none
 * @param complete whether the value was read to its end
 * @param flaws the violations of RFC 8259; of duplicate members the first hundred
 * @param beyondLimits the limit of the check for size, depth or number of values that the text
 *     exceeds, so that it was not read or not to its end, or null; this is not a flaw of the text
 */
public record JsonText(
    @Nullable Json value, boolean complete, List<JsonFlaw> flaws, @Nullable String beyondLimits) {}
