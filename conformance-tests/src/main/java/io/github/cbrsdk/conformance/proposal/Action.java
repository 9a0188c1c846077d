package io.github.cbrsdk.conformance.proposal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An action of an overlay.
 *
 * @param target JSONPath of what it changes
 * @param evidence why, in words
 * @param update what is merged into it or appended to it; empty to remove it
 */
record Action(String target, String evidence, Optional<Object> update) {
  static Action update(String target, String evidence, Object update) {
    return new Action(target, evidence, Optional.of(update));
  }

  static Action remove(String target, String evidence) {
    return new Action(target, evidence, Optional.empty());
  }

  /** Whether it makes the same change. */
  boolean changesTheSame(Action other) {
    return target.equals(other.target) && update.equals(other.update);
  }

  Map<String, Object> toYaml() {
    Map<String, Object> yaml = new LinkedHashMap<>();
    yaml.put("target", target);
    yaml.put("description", evidence);
    if (update.isPresent()) {
      yaml.put("update", update.get());
    } else {
      yaml.put("remove", true);
    }
    return yaml;
  }
}
