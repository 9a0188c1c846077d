package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without {@code --edition} the check finds the edition itself, and proves itself by that one. */
class AutomaticEditionTest {
  static Stream<String> editions() {
    return Contract.bundled().editions().stream().filter(name -> !name.equals(Edition.ANY));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void recordingsOfAnEditionConformWithoutNamingIt(String edition) throws URISyntaxException {
    CommandLineRun run = CommandLineRun.of("check", "--recordings", recordings(edition));

    assertThat(run.out()).startsWith("CONFORMANT").doesNotContain("missed");
    assertThat(run.status()).isZero();
  }

  private static Path recordings(String edition) throws URISyntaxException {
    return Path.of(
        AutomaticEditionTest.class
            .getResource("/io/github/cbrsdk/conformance/recordings/" + edition)
            .toURI());
  }
}
