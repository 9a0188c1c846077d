package io.github.cbrsdk.samples;

import static io.github.cbrsdk.conformance.report.ConformanceAssertions.assertConformant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.traffic.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README says of another project's tests, as that project would write it. */
class OurRecordingsTest {
  @Test
  void ourRecordingsConform() {
    assertConformant(Recordings.at(Path.of("src/test/recordings")));
  }

  @Test
  void standsInTheReadmeWordForWord() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String recipe = readme.replaceFirst("(?s).*<!-- sample: our-recordings -->\n```java\n", "");
    String source =
        Files.readString(Path.of("src/test/java/io/github/cbrsdk/samples/OurRecordingsTest.java"));

    assertThat(recipe.substring(0, recipe.indexOf("```")).lines().filter(line -> !line.isBlank()))
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(source.replaceAll("(?m)^  ", "").lines()).contains(line));
  }
}
