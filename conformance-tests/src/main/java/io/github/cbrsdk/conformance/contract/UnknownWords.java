package io.github.cbrsdk.conformance.contract;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a contract that this check does not know. In the project's own documents each is an
 * error, since a misspelt keyword must not disable a check. In a file of the user's they are
 * annotations, and each is told once.
 */
final class UnknownWords {
  private final boolean strict;

  /** Where each word is: a schema may be compiled several times. */
  private final Map<String, Set<YamlNode>> places = new LinkedHashMap<>();

  UnknownWords(boolean strict) {
    this.strict = strict;
  }

  boolean areErrors() {
    return strict;
  }

  /**
   * Notes a word.
   *
   * @param message what is not known, and what follows
   * @throws ContractException if unknown words are errors
   */
  void add(YamlNode value, String message) {
    if (strict) {
      throw value.error(message);
    }
    places.computeIfAbsent(message, any -> new LinkedHashSet<>()).add(value);
  }

  /** One notice for each word, with the first place that uses it. */
  List<String> notices() {
    return places.entrySet().stream()
        .map(
            each -> {
              int more = each.getValue().size() - 1;
              return "%s: %s%s"
                  .formatted(
                      each.getValue().iterator().next(),
                      each.getKey(),
                      more == 0
                          ? ""
                          : " (and at " + more + (more == 1 ? " place" : " places") + " more)");
            })
        .toList();
  }
}
