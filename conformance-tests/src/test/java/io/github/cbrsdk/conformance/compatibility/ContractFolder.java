package io.github.cbrsdk.conformance.compatibility;

import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A contract in a folder of files. */
record ContractFolder(Path folder) {
  static final ContractFolder HERE = new ContractFolder(Path.of("../openapi"));

  /** With all editions. */
  Contract whole() throws IOException {
    return Contract.of(texts(folder), texts(folder.resolve("editions")));
  }

  /** Without editions, which take long to compile. */
  Contract changed(UnaryOperator<String> change) throws IOException {
    Map<String, String> documents = texts(folder);
    documents.replaceAll((name, text) -> change.apply(text));
    return Contract.of(documents, Map.of());
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        String name = file.getFileName().toString();
        boolean edition = folder.endsWith("editions");
        texts.put(edition ? name.replace(".yaml", "") : name, Files.readString(file));
      }
    }
    return texts;
  }
}
