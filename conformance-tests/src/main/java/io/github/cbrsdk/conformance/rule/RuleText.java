package io.github.cbrsdk.conformance.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a rule says to the reader.
 *
 * @param meaning what a violation means, in a sentence or two
 * @param example a violation, as it may be seen
 * @param remedy what to do about a finding that conforms to no edition; {@code %s} stands for the
 *     file, line and pointer of the contract that the finding names
 * @param notAcceptable why no edit of a contract accepts a finding, or null if one can
 */
record RuleText(String meaning, String example, String remedy, @Nullable String notAcceptable) {
  RuleText(String meaning, String example) {
    this(
        meaning,
        example,
        "Tell the service's owner; if it is meant, change the contract at %s.",
        null);
  }

  RuleText remedy(String other) {
    return new RuleText(meaning, example, other, notAcceptable);
  }

  RuleText notAcceptable(String reason) {
    return new RuleText(meaning, example, remedy, reason);
  }
}
