package io.github.cbrsdk.conformance.contract;

import java.util.Set;

/**
 * The words that the parts of a document may use beside schemas. Others are refused: a slip of the
 * pen must not switch off what it was meant to say.
 */
final class Vocabulary {
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

  private Vocabulary() {}

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
              if (!known.contains(word)) {
                throw said.error("'" + word + "' is not known here");
              }
            });
  }
}
