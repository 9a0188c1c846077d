package io.github.cbrsdk.conformance.proposal;

import java.util.List;
import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param actions what would make the contract accept it; empty if nothing should
 * @param refusal why nothing should, in words
 */
record Answer(List<Action> actions, Optional<String> refusal) {
  static Answer of(Action... actions) {
    return new Answer(List.of(actions), Optional.empty());
  }

  static Answer refused(String why) {
    return new Answer(List.of(), Optional.of(why));
  }
}
