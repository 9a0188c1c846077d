package io.github.cbrsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes with one dependency on this library. */
class RuntimeClassPathTest {
  @Test
  void isShortAndSmall() throws Exception {
    List<Path> jars =
        List.of(Files.readString(Path.of("target/runtime-classpath.txt")).split(File.pathSeparator))
            .stream()
            .map(Path::of)
            .toList();
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }

    assertThat(jars)
        .map(jar -> jar.getFileName().toString().replaceFirst("-[0-9][0-9.]*[.]jar$", ""))
        .containsExactlyInAnyOrder(
            "annotations",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jspecify",
            "kotlin-stdlib",
            "okhttp-jvm",
            "okio-jvm",
            "retrofit");
    // With this library itself there is one more, of about 0.2 MB.
    assertThat(jars).hasSizeLessThan(12);
    assertThat(bytes).isLessThan(6_500_000);
  }
}
