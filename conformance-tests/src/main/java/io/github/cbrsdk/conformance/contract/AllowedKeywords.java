package io.github.cbrsdk.conformance.contract;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keywords of each part of a document. */
final class AllowedKeywords {
  private static final int MAX_MISSPELT = 2;

  static final Set<String> DOCUMENT =
      words(
          "openapi info jsonSchemaDialect servers paths webhooks components security tags"
              + " externalDocs");
  static final Set<String> COMPONENTS =
      words(
          "schemas responses parameters examples requestBodies headers securitySchemes links"
              + " callbacks pathItems");
  static final Set<String> PATH =
      words(
          "$ref summary description servers parameters get put post delete options head patch trace"
              + " x-contract-probes");
  static final Set<String> OPERATION =
      words(
          "tags summary description externalDocs operationId parameters requestBody responses"
              + " deprecated security servers callbacks x-contract-probes x-contract-validations");
  static final Set<String> HEADER =
      words(
          "$ref summary description required deprecated style explode schema content example"
              + " examples x-contract-harmless x-contract-table");
  static final Set<String> PARAMETER =
      words(
          "$ref name in summary description required deprecated allowEmptyValue style explode"
              + " allowReserved schema content example examples x-contract-harmless"
              + " x-contract-probes x-contract-table");
  static final Set<String> RESPONSE =
      words(
          "$ref summary description headers content links x-contract-undeclared"
              + " x-contract-validations");
  static final Set<String> REQUEST = words("$ref description content required");
  static final Set<String> MEDIA_TYPE = words("schema example examples encoding");
  static final Set<String> VALIDATION = words("id rule message impact reports");

  /** The keywords of schemas that do not limit a value. */
  static final Set<String> ANNOTATION =
      words(
          "title description example examples default deprecated readOnly writeOnly externalDocs"
              + " $comment xml contentEncoding contentMediaType contentSchema $schema $id $anchor"
              + " $dynamicAnchor $defs $vocabulary definitions then else minContains maxContains");

  /** The keywords of JSON Schema that a validator of JSON Schema evaluates. */
  static final Set<String> JUDGED =
      words(
          "if not dependentRequired dependentSchemas contains patternProperties propertyNames"
              + " prefixItems uniqueItems multipleOf unevaluatedProperties unevaluatedItems"
              + " $dynamicRef");

  /** The keywords evaluated with them whose value is a schema, or a list or map of schemas. */
  static final Set<String> SCHEMA =
      words(
          "if then else not contains propertyNames unevaluatedProperties unevaluatedItems items"
              + " additionalProperties");

  static final Set<String> SCHEMAS =
      words("dependentSchemas patternProperties prefixItems oneOf anyOf");

  /** Those among them that may declare members. */
  static final Set<String> DECLARING =
      words("if dependentSchemas patternProperties unevaluatedProperties $dynamicRef");

  /** Those that are neither of these. */
  private static final Set<String> ASSERTION =
      words(
          "$ref type enum const format pattern required properties additionalProperties items allOf"
              + " oneOf anyOf discriminator nullable minimum maximum exclusiveMinimum"
              + " exclusiveMaximum minLength maxLength minItems maxItems minProperties"
              + " maxProperties");

  /** The extensions of schemas for the check, the generator or readers. */
  static final Set<String> SCHEMA_EXTENSION =
      words(
          "x-contract-any-of x-contract-default x-contract-harmless x-contract-java-text"
              + " x-contract-parent x-contract-source x-contract-table x-contract-type"
              + " x-contract-validations x-enum-descriptions x-enum-varnames");

  /** The alternatives of a schema that is flat for clients. */
  static final String ANY_OF = "x-contract-any-of";

  /** What {@link #ANY_OF} replaces: the union of its schemas. */
  private static final Set<String> FLAT =
      words("type properties minProperties dependentRequired dependentSchemas");

  /** The exact keywords beside those that are simpler for clients, and what they stand for. */
  static final Map<String, String> EXACT = Map.of(ANY_OF, "anyOf", "x-contract-type", "type");

  /** The prefix of the extensions of this project. */
  private static final String PREFIX = "x-contract-";

  /** The known extensions, those of this project also without the prefix, as in version 0.1. */
  private static final Set<String> EXTENSIONS =
      Stream.of(PATH, OPERATION, PARAMETER, RESPONSE, SCHEMA_EXTENSION)
          .flatMap(Set::stream)
          .filter(word -> word.startsWith("x-"))
          .flatMap(word -> Stream.of(word, word.replace(PREFIX, "x-")))
          .collect(Collectors.toSet());

  private AllowedKeywords() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** A guess at the keyword of a schema that was meant, in words; empty without one. */
  static String guess(String keyword) {
    return NearestName.guess(
        keyword,
        Stream.of(ASSERTION, JUDGED, ANNOTATION, SCHEMA_EXTENSION).flatMap(Set::stream).toList());
  }

  /** Whether a keyword of a schema is for clients alone. */
  static boolean isForClients(YamlNode schema, String keyword) {
    return FLAT.contains(keyword) && schema.get(ANY_OF) != null;
  }

  /** Whether a keyword is an extension of another tool, and not one of ours misspelt. */
  static boolean isForeign(String word) {
    return word.startsWith("x-")
        && !word.startsWith(PREFIX)
        && EXTENSIONS.stream().allMatch(own -> EditDistance.between(own, word) > MAX_MISSPELT);
  }

  /**
   * Notes the words of a map that are not known there.
   *
   * @throws ContractException with the word and its line, if unknown words are errors
   */
  static void require(YamlNode map, Set<String> known, UnknownWords unknown) {
    map.entries().forEach((word, value) -> require(word, value, known, unknown));
  }

  /**
   * Notes a word if it is not known where it stands.
   *
   * @throws ContractException with the word and its line, if unknown words are errors
   */
  static void require(String word, YamlNode value, Set<String> known, UnknownWords unknown) {
    if (!known.contains(word) && !isForeign(word)) {
      unknown.add(value, "'" + word + "' is not known here" + NearestName.guess(word, known));
    }
  }

  /** The target of a reference or the node itself; both may only have the given keywords. */
  static YamlNode resolved(YamlNode node, Set<String> known, UnknownWords unknown) {
    require(node, known, unknown);
    YamlNode resolved = node.resolved();
    require(resolved, known, unknown);
    return resolved;
  }
}
