package io.github.cbrsdk.generator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Compiles a contract with the compiler of the check, and writes the input of OpenAPI Generator: a
 * simpler document, with names and types for Java as extensions {@code x-java-*}.
 */
public final class GeneratorInput {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private GeneratorInput() {}

  /** Arguments are pairs of files: a contract, and the input to write. */
  public static void main(String[] files) throws IOException {
    try {
      for (int i = 0; i < files.length; i += 2) {
        write(Path.of(files[i]), Path.of(files[i + 1]));
      }
    } catch (ContractException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Reads a contract and writes its input, as JSON.
   *
   * @throws ContractException if the check or the SDK does not support the contract; the message
   *     contains file, line and what to write instead
   */
  public static void write(Path contract, Path input) throws IOException {
    String name = String.valueOf(contract.getFileName());
    Map<String, Object> document =
        of(
            Contract.of(Map.of(name, Files.readString(contract)), Map.of())
                .edition("any")
                .yaml()
                .get(0));
    Files.createDirectories(input.toAbsolutePath().getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(input.toFile(), document);
  }

  private static Map<String, Object> of(YamlNode document) {
    YamlNode components = document.get("components");
    SchemaInput schemas =
        new SchemaInput(components == null ? Map.of() : components.entries("schemas"));
    OperationInput operations = new OperationInput(schemas);
    Map<String, Object> paths = new LinkedHashMap<>();
    document
        .entries("paths")
        .forEach(
            (path, item) -> {
              Map<String, Object> methods = new LinkedHashMap<>();
              item.entries()
                  .forEach(
                      (method, operation) -> {
                        if (METHODS.contains(method)) {
                          methods.put(method, operations.of(method, item, operation));
                        }
                      });
              paths.put(path, methods);
            });
    Map<String, Object> input = new LinkedHashMap<>();
    input.put("openapi", "3.1.0");
    input.put("info", Map.of("title", "", "version", ""));
    input.put("paths", paths);
    input.put("components", Map.of("schemas", schemas.components()));
    return input;
  }
}
