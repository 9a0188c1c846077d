package io.github.cbrsdk.conformance.judge;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The official test suite of JSON Schema, draft 2020-12: in the folder that the property {@code
 * schema.suite} names, or in a package of Debian that is fetched below {@code target}.
 */
final class JsonSchemaSuite {
  private static final String PACKAGE = "libtest-json-schema-acceptance-perl";
  private static final String VERSION = "1.019-1";
  private static final String SHA256 =
      "846786933dfb7b6b1890878c1b86f50593bda3946d770f8770647c3449999fa2";
  private static final String DRAFT = "tests/draft2020-12";

  /** Numbers are kept as the suite writes them. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonSchemaSuite() {}

  /**
   * A schema with the values that are tried with it.
   *
   * @param file the file of the suite without its ending, mostly the name of a keyword
   */
  record Group(String file, String description, JsonNode schema, List<Case> cases) {}

  /** A value, and whether it is valid. */
  record Case(String description, JsonNode data, boolean valid) {}

  /** The required tests; where the suite is not to be had, the test is skipped and says why. */
  static List<Group> required() throws Exception {
    Path folder = folder().resolve(DRAFT);
    List<Group> groups = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".json", "");
        for (JsonNode group : MAPPER.readTree(file.toFile())) {
          List<Case> cases = new ArrayList<>();
          for (JsonNode each : group.get("tests")) {
            cases.add(
                new Case(
                    each.get("description").asText(),
                    each.get("data"),
                    each.get("valid").asBoolean()));
          }
          groups.add(
              new Group(name, group.get("description").asText(), group.get("schema"), cases));
        }
      }
    }
    return groups;
  }

  private static Path folder() throws Exception {
    String given = System.getProperty("schema.suite", "");
    if (!given.isEmpty()) {
      return Path.of(given);
    }
    Path target = Path.of("target/judges/json-schema-suite").toAbsolutePath();
    Path suite = target.resolve("usr/share/perl5/auto/share/dist/Test-JSON-Schema-Acceptance");
    if (!Files.exists(suite.resolve(DRAFT))) {
      Files.createDirectories(target);
      Path archive = target.resolve(PACKAGE + "_" + VERSION + "_all.deb");
      assumeTrue(
          succeeds(target, "apt-get", "download", PACKAGE + "=" + VERSION) && Files.exists(archive),
          "the suite is Debian's package %s %s, which cannot be fetched here; -Dschema.suite=FOLDER"
                  .formatted(PACKAGE, VERSION)
              + " names a folder that has it");
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
      if (!HexFormat.of().formatHex(hash).equals(SHA256)) {
        throw new AssertionError(archive + " has another checksum than " + SHA256);
      }
      assumeTrue(
          succeeds(target, "dpkg-deb", "-x", archive.toString(), target.toString()),
          "dpkg-deb cannot unpack " + archive);
    }
    return suite;
  }

  private static boolean succeeds(Path folder, String... line) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // There is no such command.
    }
  }
}
