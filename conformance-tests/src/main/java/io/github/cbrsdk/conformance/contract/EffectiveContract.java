package io.github.cbrsdk.conformance.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The contract in one edition, compiled for checking. Immutable. */
public final class EffectiveContract {
  private final Edition edition;
  private final ContractInfo info;
  private final List<Yaml> documents;
  private final List<Operation> operations;
  private final List<Schema> schemas;
  private final List<Validation> validations;
  private final List<String> warnings;

  private EffectiveContract(
      Edition edition,
      ContractInfo info,
      List<Yaml> documents,
      List<Operation> operations,
      List<Schema> schemas,
      List<Validation> validations,
      List<String> warnings) {
    this.edition = edition;
    this.info = info;
    this.documents = documents;
    this.operations = operations;
    this.schemas = schemas;
    this.validations = validations;
    this.warnings = warnings;
  }

  /**
   * Compiles documents to which the edition's overlay was applied.
   *
   * @throws ContractException if anything in them is not known
   */
  static EffectiveContract compile(
      Edition edition, String sha256, List<Yaml> documents, List<String> warnings) {
    List<Operation> operations = new ArrayList<>();
    List<Schema> named = new ArrayList<>();
    List<Validation> validations = new ArrayList<>();
    for (Yaml document : documents) {
      SchemaCompiler schemas = new SchemaCompiler();
      OperationCompiler compiler = new OperationCompiler(document, schemas);
      for (Operation operation : compiler.compile()) {
        operations.add(operation);
        validations.addAll(operation.validations());
        operation.responses().values().forEach(each -> validations.addAll(each.validations()));
        requireFinite(operation);
      }
      named.addAll(compiler.schemas());
      validations.addAll(schemas.validations());
    }
    String version = Element.root(documents.get(0)).require("info").require("version").text();
    return new EffectiveContract(
        edition,
        new ContractInfo(version, sha256),
        documents,
        List.copyOf(operations),
        List.copyOf(named),
        List.copyOf(validations),
        List.copyOf(warnings));
  }

  /** A few references can stand for more members than there is memory for. */
  private static void requireFinite(Operation operation) {
    operation.responses().values().stream()
        .flatMap(response -> Stream.ofNullable(response.json()))
        .forEach(Member::of);
  }

  public Edition edition() {
    return edition;
  }

  public ContractInfo info() {
    return info;
  }

  /** All operations, in the order of the documents. */
  public List<Operation> operations() {
    return operations;
  }

  /** All schemas that are components, in the order of the documents; each has a name. */
  public List<Schema> schemas() {
    return schemas;
  }

  /** Every validation that is stated anywhere in it. */
  public List<Validation> validations() {
    return validations;
  }

  /** Actions of an overlay file that change nothing, since their targets select nothing. */
  public List<String> warnings() {
    return warnings;
  }

  /** The operation that a request asks for, by method and path alone, if there is one. */
  public Optional<Operation> operation(String method, String url) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.path().match(url).isPresent())
        .max(Comparator.comparingInt(operation -> operation.path().literalSegments()));
  }

  /** Its documents as maps, lists and scalars, by file name. They are not to be changed. */
  public Map<String, Map<String, Object>> documents() {
    Map<String, Map<String, Object>> byFile = new LinkedHashMap<>();
    documents.forEach(document -> byFile.put(document.file(), document.root()));
    return byFile;
  }
}
