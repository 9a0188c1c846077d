package io.github.cbrsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources depend on contract and templates alone. */
class GenerationTest {
  @Test
  @Tag("nightly")
  void givesTheSameBytesInAnyFolderTimeZoneAndLanguage(@TempDir Path here, @TempDir Path elsewhere)
      throws Exception {
    Process kathmandu = generate(here, "Asia/Kathmandu", "ne");
    Process honolulu = generate(elsewhere.resolve("a/deeper folder"), "Pacific/Honolulu", "tr");

    assertThat(kathmandu.waitFor()).isZero();
    assertThat(honolulu.waitFor()).isZero();

    Map<String, String> built = sources(Path.of("target/generated-sources/cbr"));
    assertThat(built).containsKey("src/main/java/io/github/cbrsdk/api/BackupsApi.java");
    assertThat(sources(here)).isEqualTo(built);
    assertThat(sources(elsewhere.resolve("a/deeper folder"))).isEqualTo(built);
  }

  private static Process generate(Path folder, String timeZone, String language)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.timezone=" + timeZone,
            "-Duser.language=" + language,
            "-XX:TieredStopAtLevel=1",
            "-jar",
            "target/generator/openapi-generator-cli.jar",
            "generate",
            "--input-spec=target/generator/cbr.json",
            "--config=src/main/templates/generator.yaml",
            "--template-dir=src/main/templates",
            "--output=" + folder)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Without those that are empty: the build leaves them out. */
  private static Map<String, String> sources(Path folder) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (!text.isBlank()) {
          sources.put(folder.relativize(file).toString().replace('\\', '/'), text);
        }
      }
    }
    return sources;
  }
}
