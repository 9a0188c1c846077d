package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract of the artifact cbr-openapi, read from the class path and compiled once. */
final class BundledContract {
  private static final String FOLDER = "/io/github/cbrsdk/openapi/";

  /** The overlays as they are in the repository, of which some build on others. */
  private static final String EDITIONS = "source/editions/";

  private static final String YAML = ".yaml";
  private static final List<String> DOCUMENTS = List.of("cbr.yaml", "iam.yaml");

  private static @Nullable Contract loaded;

  private BundledContract() {}

  static synchronized Contract get() {
    if (loaded == null) {
      loaded = load();
    }
    return loaded;
  }

  private static Contract load() {
    Map<String, String> documents = new LinkedHashMap<>();
    DOCUMENTS.forEach(file -> documents.put(file, read(file)));
    Map<String, String> editions = new LinkedHashMap<>();
    editionFiles()
        .forEach(
            file ->
                editions.put(
                    file.substring(0, file.length() - YAML.length()), read(EDITIONS + file)));
    return Contract.of(documents, editions);
  }

  private static String read(String file) {
    try (InputStream in = resource(file).openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The contract's " + file + " cannot be read", e);
    }
  }

  private static URL resource(String file) {
    URL url = BundledContract.class.getResource(FOLDER + file);
    if (url == null) {
      throw new ContractException(
          FOLDER + file + " is not on the class path: add the artifact cbr-openapi");
    }
    return url;
  }

  /** The names of the edition files beside the first document, in its jar or folder. */
  private static List<String> editionFiles() {
    URL document = resource(DOCUMENTS.get(0));
    try {
      if (document.openConnection() instanceof JarURLConnection jar) {
        String folder = FOLDER.substring(1) + EDITIONS;
        return jar.getJarFile().stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(folder) && name.endsWith(YAML))
            .map(name -> name.substring(folder.length()))
            .toList();
      }
      Path folder = Path.of(URI.create(document.toURI().toString())).resolveSibling(EDITIONS);
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(YAML))
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new ContractException("The contract's editions cannot be listed: " + document, e);
    }
  }
}
