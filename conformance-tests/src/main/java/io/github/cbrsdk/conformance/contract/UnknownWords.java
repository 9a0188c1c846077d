package io.github.cbrsdk.conformance.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a contract that this check does not know. In the project's own documents each is an
 * error, since a misspelt keyword must not disable a check. In a file of the user's they are
 * annotations, and each is told once.
 */
final class UnknownWords {
  private final boolean strict;
  private final Map<String, YamlNode> first = new LinkedHashMap<>();
  private final Map<String, Integer> count = new LinkedHashMap<>();

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
    first.putIfAbsent(message, value);
    count.merge(message, 1, Integer::sum);
  }

  /** One notice for each word, with the first place that uses it. */
  List<String> notices() {
    return first.entrySet().stream()
        .map(
            each -> {
              int more = count.getOrDefault(each.getKey(), 1) - 1;
              return "%s: %s%s"
                  .formatted(
                      each.getValue(),
                      each.getKey(),
                      more == 0
                          ? ""
                          : " (and at " + more + (more == 1 ? " place" : " places") + " more)");
            })
        .toList();
  }
}
