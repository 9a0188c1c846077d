package io.github.cbrsdk.conformance.contract;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that the parts of a document may use beside schemas. Others are refused: a slip of the
 * pen must not switch off what it was meant to say.
 */
final class AllowedKeywords {
  private static final int MAX_SLIPS = 2;

  static final Set<String> PATH =
      Set.of("summary", "description", "servers", "parameters", "x-probes");
  static final Set<String> OPERATION =
      Set.of(
          "tags",
          "summary",
          "description",
          "externalDocs",
          "operationId",
          "parameters",
          "requestBody",
          "responses",
          "deprecated",
          "security",
          "servers",
          "x-probes",
          "x-validations");
  static final Set<String> PARAMETER =
      Set.of(
          "$ref",
          "name",
          "in",
          "description",
          "required",
          "deprecated",
          "allowEmptyValue",
          "style",
          "explode",
          "allowReserved",
          "schema",
          "content",
          "example",
          "examples",
          "x-harmless",
          "x-probes",
          "x-table");
  static final Set<String> RESPONSE =
      Set.of("$ref", "summary", "description", "headers", "content", "links", "x-validations");
  static final Set<String> HEADER =
      Set.of(
          "$ref",
          "description",
          "required",
          "deprecated",
          "style",
          "explode",
          "schema",
          "example",
          "examples",
          "x-harmless",
          "x-table");
  static final Set<String> MEDIA_TYPE = Set.of("schema", "example", "examples", "encoding");

  /** Extensions in schemas that say something to the check, the generator or readers. */
  static final Set<String> OF_SCHEMAS =
      Set.of(
          "x-default",
          "x-enum-descriptions",
          "x-enum-varnames",
          "x-harmless",
          "x-java-text",
          "x-parent",
          "x-table");

  private static final Set<String> OWN =
      Stream.of(PATH, OPERATION, PARAMETER, OF_SCHEMAS)
          .flatMap(Set::stream)
          .filter(word -> word.startsWith("x-"))
          .collect(Collectors.toSet());

  private AllowedKeywords() {}

  /** Whether a word is an extension of someone else's, and no slip of the pen of one of ours. */
  static boolean isForeign(String word) {
    return word.startsWith("x-")
        && OWN.stream().allMatch(own -> EditDistance.between(own, word) > MAX_SLIPS);
  }

  /**
   * Refuses an element that uses any other word.
   *
   * @throws ContractException naming the word and its line
   */
  static void require(Element element, Set<String> known) {
    element
        .entries()
        .forEach(
            (word, said) -> {
              if (!known.contains(word) && !isForeign(word)) {
                throw said.error("'" + word + "' is not known here");
              }
            });
  }
}
