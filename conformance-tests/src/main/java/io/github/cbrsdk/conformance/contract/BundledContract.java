package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the contract from the class path. */
final class BundledContract {
  private static final String FOLDER = "/io/github/cbrsdk/openapi/";
  private static final String EDITIONS = "editions/";
  private static final String YAML = ".yaml";
  private static final List<String> DOCUMENTS = List.of("cbr.yaml", "iam.yaml");

  private static @Nullable Contract loaded;

  private BundledContract() {}

  /** Loaded when it is asked for first, and compiled once for all who use it. */
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
    for (String file : editionFiles()) {
      String name = file.substring(0, file.length() - YAML.length());
      editions.put(name, read(EDITIONS + file));
    }
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

  /** The editions beside the first document, be that in a jar or in a folder. */
  private static List<String> editionFiles() {
    URL document = resource(DOCUMENTS.get(0));
    try {
      URLConnection connection = document.openConnection();
      if (connection instanceof JarURLConnection jar) {
        return inJar(jar);
      }
      Path folder = Path.of(URI.create(document.toURI().toString())).resolveSibling(EDITIONS);
      return inFolder(folder);
    } catch (IOException | URISyntaxException e) {
      throw new ContractException("The contract's editions cannot be listed: " + document, e);
    }
  }

  private static List<String> inJar(JarURLConnection connection) throws IOException {
    String folder = FOLDER.substring(1) + EDITIONS;
    List<String> files = new ArrayList<>();
    connection.getJarFile().stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(folder) && name.endsWith(YAML))
        .forEach(name -> files.add(name.substring(folder.length())));
    return files;
  }

  private static List<String> inFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(YAML))
          .toList();
    }
  }
}
