package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The artifact with the contract has every edition as the command {@code contract} writes it. */
class EditionFilesIT {
  @TempDir Path folder;

  @Test
  void theArtifactHasWhatTheCommandWrites() throws Exception {
    Path file = folder.resolve("editions.zip");
    EditionFiles.zip(Contract.bundled(), DocumentFormat.yaml, file);

    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        assertThat(ContractDocument.text(entry.getName()))
            .as(entry.getName())
            .isEqualTo(new String(zip.getInputStream(entry).readAllBytes()));
      }
    }
    assertThat(file).hasSameBinaryContentAs(Path.of("../openapi/target/editions.zip"));
  }
}
