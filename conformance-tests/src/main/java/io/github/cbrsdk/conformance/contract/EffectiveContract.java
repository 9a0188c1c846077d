package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The contract in one edition, compiled for checking. Immutable.
 *
 * @param info its version and hash
 * @param yaml its documents with the overlay of the edition applied; those of OpenAPI 3.0 as 3.1
 * @param of30 the first document as it is written if that is one of OpenAPI 3.0, otherwise null
 * @param operations all operations, in the order of the documents
 * @param schemas the schemas of the components, in the order of the documents; each has a name
 * @param validations all validations
 * @param strict whether what is not known is an error, as in the project's own documents
 * @param warnings actions of an overlay file that have no effect, since their targets select
 *     nothing, and words that are not known
 */
public record EffectiveContract(
    Edition edition,
    ContractInfo info,
    List<YamlNode> yaml,
    @Nullable Map<String, Object> of30,
    List<Operation> operations,
    List<Schema> schemas,
    List<Validation> validations,
    boolean strict,
    List<String> warnings) {
  private static final int MAX_OWN_MEMBERS = 50_000;

  /** Contracts of others may have hundreds of such bodies. */
  private static final int MAX_MEMBERS = 1_000;

  /**
   * Compiles documents to which the overlay of an edition was applied.
   *
   * @throws ContractException if they use anything that is not known
   */
  static EffectiveContract compile(
      Edition edition,
      ContractInfo info,
      List<YamlNode> documents,
      List<String> warnings,
      UnknownWords unknown) {
    List<Operation> operations = new ArrayList<>();
    List<Schema> components = new ArrayList<>();
    List<Validation> validations = new ArrayList<>();
    Set<String> finite = new HashSet<>();
    if (!unknown.areErrors()) {
      NullValues.replace(documents, unknown);
    }
    Map<String, Object> of30 = OpenApi30.isVersionOf(documents) ? documents.get(0).toMap() : null;
    OpenApi30.upgrade(documents);
    YamlNode.link(documents);
    // Another contract has operations in its first document only: the others have parts of it.
    for (YamlNode document : unknown.areErrors() ? documents : documents.subList(0, 1)) {
      SchemaCompiler schemas = new SchemaCompiler(document, unknown);
      OperationCompiler compiler = new OperationCompiler(document, schemas);
      for (Operation operation : compiler.compile()) {
        operations.add(operation);
        validations.addAll(operation.validations());
        operation.responses().values().forEach(each -> validations.addAll(each.validations()));
        requireFinite(operation, unknown, finite);
      }
      components.addAll(compiler.components());
      validations.addAll(schemas.validations());
    }
    List<String> notices = new ArrayList<>(warnings);
    notices.addAll(unknown.notices());
    if (!unknown.areErrors()) {
      notices.addAll(OperationCompiler.left(documents));
    }
    return new EffectiveContract(
        edition,
        info,
        documents,
        of30,
        List.copyOf(operations),
        List.copyOf(components),
        List.copyOf(validations),
        unknown.areErrors(),
        List.copyOf(notices));
  }

  /** A few references can stand for more members than there is memory for. */
  private static void requireFinite(Operation operation, UnknownWords unknown, Set<String> finite) {
    int max = unknown.areErrors() ? MAX_OWN_MEMBERS : MAX_MEMBERS;
    for (ResponseContract response : operation.responses().values()) {
      for (Schema body : response.jsonBodies()) {
        if (finite.add(body.location() + body.name().orElse(""))
            && Member.of(body, max).size() == max) {
          unknown.add(
              response.yaml(),
              "a body has more than %,d members, since its schemas refer to each other too often"
                  .formatted(max));
        }
      }
    }
  }

  /**
   * Tells whether a value is valid by the schema at a location. A validator of JSON Schema decides
   * it, and no rule of this check: an undeclared member is allowed unless the schema forbids it.
   */
  public BiPredicate<ContractLocation, Json> validator() {
    JsonSchemaJudge judge = new JsonSchemaJudge(yaml.get(0), Direction.RESPONSE);
    return (location, value) -> {
      YamlNode document = yaml.get(0).documents().get(location.file());
      YamlNode schema =
          document == null ? null : Reference.of("#" + location.pointer()).target(document);
      return schema != null
          && judge.of(schema).apply(JsonSchemaJudge.ANY, value).findAny().isEmpty();
    };
  }

  /** The members of bodies of a schema; of an endless number the first ones. */
  public List<Member> members(Schema body) {
    return Member.of(body, strict ? MAX_OWN_MEMBERS : MAX_MEMBERS);
  }

  /** The operation of a request, by method and path alone, if there is one. */
  public Optional<Operation> operation(String method, String url) {
    List<String> path = PathTemplate.segmentsOf(url);
    return operations.stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.path().match(path).isPresent())
        .max(
            Comparator.comparing((Operation operation) -> operation.path().isBelowServer(path))
                .thenComparing(operation -> operation.path().literalSegments()));
  }

  /**
   * Its first document as maps, lists and scalars; what it refers to in other files is in it.
   *
   * @param dereferenced whether references are replaced by what they refer to, except those of a
   *     schema to itself and those to what a discriminator names
   */
  public Map<String, Object> document(boolean dereferenced) {
    return Dereferencing.of(yaml.get(0), dereferenced);
  }

  /** Its documents as maps, lists and scalars, by file name. */
  public Map<String, Map<String, Object>> documents() {
    Map<String, Map<String, Object>> byFile = new LinkedHashMap<>();
    yaml.forEach(document -> byFile.put(document.file(), document.toMap()));
    return byFile;
  }
}
