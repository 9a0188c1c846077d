package io.github.cbrsdk.conformance.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text is as JSON.
 *
 * @param value the value; if the text breaks off, what was there of it; null if nothing was
 * @param complete whether the value was read to its end
 * @param flaws what is wrong with the text; more than a few of one kind are not listed
 * @param beyondLimits why the text was not read at all or not to its end, or null if it was: it is
 *     larger, deeper or longer than the check has room for, which says nothing against it
 */
public record JsonText(
    @Nullable Json value, boolean complete, List<JsonFlaw> flaws, @Nullable String beyondLimits) {}
