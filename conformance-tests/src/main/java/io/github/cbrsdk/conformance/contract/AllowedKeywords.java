package io.github.cbrsdk.conformance.contract;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keywords of each part of a document. Others are rejected: a misspelt keyword must not disable
 * a check.
 */
final class AllowedKeywords {
  private static final int MAX_MISSPELT = 2;

  static final Set<String> PATH = words("summary description servers parameters x-contract-probes");
  static final Set<String> OPERATION =
      words(
          "tags summary description externalDocs operationId parameters requestBody responses"
              + " deprecated security servers x-contract-probes x-contract-validations");
  static final Set<String> HEADER =
      words(
          "$ref description required deprecated style explode schema example examples x-contract-harmless"
              + " x-contract-table");
  static final Set<String> PARAMETER =
      words(
          "$ref name in description required deprecated allowEmptyValue style explode allowReserved"
              + " schema content example examples x-contract-harmless x-contract-probes x-contract-table");
  static final Set<String> RESPONSE =
      words("$ref summary description headers content links x-contract-validations");
  static final Set<String> MEDIA_TYPE = words("schema example examples encoding");
  static final Set<String> VALIDATION = words("id rule message impact reports");

  /** The keywords of schemas that do not limit a value. */
  static final Set<String> ANNOTATION =
      words(
          "title description example examples default deprecated readOnly writeOnly externalDocs"
              + " $comment");

  /** The extensions of schemas for the check, the generator or readers. */
  static final Set<String> SCHEMA_EXTENSION =
      words(
          "x-contract-default x-enum-descriptions x-enum-varnames x-contract-harmless x-contract-java-text x-contract-parent x-contract-table");

  /** The prefix of the extensions of this project. */
  private static final String PREFIX = "x-contract-";

  /** The known extensions, those of this project also without the prefix, as in version 0.1. */
  private static final Set<String> EXTENSIONS =
      Stream.of(PATH, OPERATION, PARAMETER, SCHEMA_EXTENSION)
          .flatMap(Set::stream)
          .filter(word -> word.startsWith("x-"))
          .flatMap(word -> Stream.of(word, word.replace(PREFIX, "x-")))
          .collect(Collectors.toSet());

  private AllowedKeywords() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** Whether a keyword is an extension of another tool, and not one of ours misspelt. */
  static boolean isForeign(String word) {
    return word.startsWith("x-")
        && !word.startsWith(PREFIX)
        && EXTENSIONS.stream().allMatch(own -> EditDistance.between(own, word) > MAX_MISSPELT);
  }

  /**
   * Rejects a map with any other keyword.
   *
   * @throws ContractException with the keyword and its line
   */
  static void require(YamlNode map, Set<String> known) {
    map.entries()
        .forEach(
            (word, value) -> {
              if (!known.contains(word) && !isForeign(word)) {
                throw value.error("'" + word + "' is not known here");
              }
            });
  }
}
