package io.github.cbrsdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What users compile against changes only knowingly. */
class PublicApiTest {
  private static final Path AGREED = Path.of("src/test/resources/io/github/cbrsdk/public-api.txt");
  private static final Path BUILT = Path.of("target/public-api.txt");

  @Test
  void isAsAgreed() throws Exception {
    List<String> agreed = Files.readAllLines(AGREED);
    List<String> built = PublicApi.lines();
    Files.write(BUILT, built);

    List<String> difference = new ArrayList<>();
    agreed.stream().filter(line -> !built.contains(line)).forEach(it -> difference.add("-" + it));
    built.stream().filter(line -> !agreed.contains(line)).forEach(it -> difference.add("+" + it));

    assertThat(difference)
        .as("The public API has changed. If that is meant, copy sdk/%s to sdk/%s", BUILT, AGREED)
        .isEmpty();
  }
}
