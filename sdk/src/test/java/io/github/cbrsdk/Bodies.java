package io.github.cbrsdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Bodies for tests. */
public final class Bodies {
  public static final String PROJECT_ID = "5a1d3c7e9f2b4608ac4e6d8f0b1c2d3e";
  public static final String BACKUP_ID = "3a9e4f70-61c5-4b8d-a7e2-05d3c8b1f942";

  /**
   * A server's backup with one child, with the members, nulls and order of the document's example.
   */
  public static final String BACKUP = read("backup.json");

  private Bodies() {}

  /** The bodies of all recordings of a success. */
  public static List<String> recorded() {
    try (Stream<Path> files = Files.walk(Path.of("../conformance-tests/src/main/recordings"))) {
      List<String> bodies = new ArrayList<>(List.of(BACKUP));
      for (Path file : files.filter(name -> name.toString().endsWith(".json")).sorted().toList()) {
        JsonNode response = new ObjectMapper().readTree(file.toFile()).path("response");
        if (response.path("status").asInt() == 200) {
          JsonNode body = response.path("jsonBody");
          String text = body.isObject() ? body.toString() : response.path("body").asText();
          if (text.startsWith("{\"backup\"")) {
            bodies.add(text);
          }
        }
      }
      return bodies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String name) {
    try (InputStream in = Bodies.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
