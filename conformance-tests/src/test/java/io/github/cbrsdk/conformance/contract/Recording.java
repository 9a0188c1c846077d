package io.github.cbrsdk.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the recordings that come with the check, as a tree.
 *
 * @param path its file, relative to the folder of the recordings
 */
record Recording(String path, JsonNode mapping) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Recording> all() {
    Path folder = folder();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().map(file -> read(folder, file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of the folder of that name. */
  static List<Recording> in(String folder) {
    return all().stream().filter(recording -> recording.path().startsWith(folder + "/")).toList();
  }

  private static Path folder() {
    try {
      return Path.of(
          Recording.class.getResource("/io/github/cbrsdk/conformance/recordings").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The status of the backup that it shows, empty if it shows none. */
  String backupStatus() {
    return mapping.at("/response/jsonBody/backup/status").asText();
  }

  private static Recording read(Path folder, Path file) {
    try {
      return new Recording(folder.relativize(file).toString(), JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return folder().resolve(path);
  }

  String folderName() {
    return path.substring(0, path.indexOf('/'));
  }

  /** The path that was asked for, and the query if there was one. */
  String url() {
    JsonNode request = mapping.path("request");
    return request.path("urlPath").asText(request.path("url").asText());
  }

  int status() {
    return mapping.at("/response/status").asInt();
  }

  JsonNode body() {
    return mapping.at("/response/jsonBody");
  }

  /** The JSON pointer of the schema of its body in a contract. */
  String schemaIn(JsonNode contract) {
    String path =
        contract
            .path("paths")
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(
                template -> url().matches(template.replaceAll("\\{\\w+}", "[^/?]+") + "([?].*)?"))
            .findFirst()
            .orElseThrow();
    String response = "/paths/" + path.replace("/", "~1") + "/get/responses/" + status();
    JsonNode ref = contract.at(response).path("$ref");
    String resolved = ref.isTextual() ? ref.textValue().substring(1) : response;
    return resolved + "/content/application~1json/schema";
  }

  @Override
  public String toString() {
    return path;
  }
}
