package io.github.cbrsdk.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.DocumentFormat;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.judge.NodeTool.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linters and parsers of other projects find nothing in the contract and its editions. */
@Tag("nightly")
class LintIT {
  private static final Path SETTINGS =
      Path.of("src/test/resources/io/github/cbrsdk/conformance/judge/lint");

  private static Path installed;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    installed = NodeTool.installLocked(SETTINGS);
  }

  @Test
  void noToolFindsAnything() throws Exception {
    List<String> files = new ArrayList<>(List.of("../openapi/cbr.yaml", "../openapi/iam.yaml"));
    List<String> editions = new ArrayList<>(Contract.bundled().editions());
    editions.add(Edition.ANY);
    for (String name : editions) {
      EffectiveContract edition = Contract.bundled().edition(name);
      files.add(write(name, edition.document(false)));
      files.add(write(name + ".dereferenced", edition.document(true)));
    }

    assertThat(findings(files)).isEmpty();
  }

  @Test
  void eachToolFindsAFlaw() throws Exception {
    Map<String, Object> document = Contract.bundled().edition(Edition.ANY).document(false);
    document.put("info", Map.of("title", "No version", "versions", 1));

    assertThat(findings(List.of(write("flawed", document))))
        .hasEntrySatisfying("Redocly", output -> assertThat(output).contains("version"))
        .hasEntrySatisfying("Spectral", output -> assertThat(output).contains("version"))
        .hasEntrySatisfying(
            "parsers",
            output ->
                assertThat(output).contains("FINDING swagger-parser", "FINDING scalar", "\u26a0"));
  }

  private String write(String name, Map<String, Object> document) throws Exception {
    return Files.writeString(folder.resolve(name + ".yaml"), DocumentFormat.yaml.write(document))
        .toString();
  }

  /** The output of the tools that found something. */
  private static Map<String, String> findings(List<String> files) throws Exception {
    Map<String, String> findings = new LinkedHashMap<>();
    Run redocly =
        NodeTool.at(installed, "redocly")
            .run(with(files, "lint", "--extends=recommended-strict", "--format=stylish"));
    if (redocly.status() != 0) {
      findings.put("Redocly", redocly.output());
    }
    String ruleset = SETTINGS.resolve("spectral.yaml").toString();
    Run spectral =
        NodeTool.at(installed, "spectral")
            .run(with(files, "lint", "--ruleset", ruleset, "--fail-severity=hint"));
    if (spectral.status() != 0) {
      findings.put("Spectral", spectral.output());
    }
    String script = SETTINGS.resolve("parse-documents.mjs").toString();
    Run parsers = NodeTool.node(with(files, script, installed.toString()));
    // Orval only warns.
    if (parsers.status() != 0
        || parsers.output().contains("FINDING")
        || parsers.output().contains("\u26a0")) {
      findings.put("parsers", parsers.output());
    }
    return findings;
  }

  private static String[] with(List<String> files, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(files);
    return arguments.toArray(String[]::new);
  }
}
