package io.github.cbrsdk.conformance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The version says what the contract's changes since the last release do to its users. */
class ReleasedContractTest {
  private static final Path RELEASED =
      Path.of("src/test/resources/io/github/cbrsdk/conformance/compatibility/released");

  private static SemanticVersion version(Contract contract) {
    return SemanticVersion.parse(contract.edition(Edition.ANY).info().version());
  }

  @Test
  void theVersionAnnouncesWhatChanged() throws IOException {
    Contract released = new ContractFolder(RELEASED).whole();
    Contract here = ContractFolder.HERE.whole();
    Compatibility changes = Compatibility.between(released, here);

    assertThat(changes.isAnnouncedBy(version(released), version(here)))
        .as(
            "From %s to %s: %s. Raise the version; or, if %s has not been released yet, copy"
                + " openapi to %s",
            version(released), version(here), changes.changes(), version(released), RELEASED)
        .isTrue();
  }

  @Test
  void theContractHasTheVersionOfTheArtifacts() throws IOException {
    Matcher pom =
        Pattern.compile("<version>(.*?)</version>")
            .matcher(Files.readString(Path.of("../pom.xml")));

    assertThat(pom.find()).isTrue();
    assertThat(ContractFolder.HERE.whole().edition(Edition.ANY).info().version())
        .isEqualTo(pom.group(1));
  }
}
