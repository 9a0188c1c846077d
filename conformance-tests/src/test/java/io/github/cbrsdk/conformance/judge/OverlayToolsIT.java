package io.github.cbrsdk.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.YamlWriter;
import io.github.cbrsdk.conformance.suggest.DriftCases;
import io.github.cbrsdk.conformance.suggest.DriftCases.DriftCase;
import io.github.cbrsdk.conformance.suggest.Proposal;
import io.github.cbrsdk.conformance.suggest.Proposer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other overlay tools make the same document of our editions and proposals as this check does. */
@Tag("nightly")
class OverlayToolsIT {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Contract CONTRACT = Contract.bundled();

  @TempDir Path folder;

  private final Map<String, JsonNode> expected = new LinkedHashMap<>();

  @BeforeAll
  static void install() throws Exception {
    NodeTool.install("openapi-overlays-js", "0.2.0", "overlayjs");
    NodeTool.install("bump-cli", "2.11.0", "bump");
    NodeTool.install("openapi-format", "1.33.6", "openapi-format");
  }

  @Test
  void editionsAreThoseOfThisCheck() throws Exception {
    for (String edition : CONTRACT.editions()) {
      add(edition, CONTRACT, "cbr.yaml", CONTRACT.edition(edition).documents(), edition);
    }
    assertThat(different()).isEmpty();
  }

  @Test
  void proposalsAreThoseOfThisCheck() throws Exception {
    List<DriftCase> cases = DriftCases.all().toList();
    for (int i = 0; i < cases.size(); i++) {
      DriftCase drift = cases.get(i);
      Proposal proposal =
          Proposer.propose(drift.contract(), "any", List.of(drift.good(), drift.bad())::forEach);
      Contract extended = drift.contract().with("mine", proposal.yaml());
      add(
          i + " " + drift.name().replace('/', ' '),
          extended,
          "things.yaml",
          extended.edition("mine").documents(),
          "mine");
    }
    assertThat(different()).isEmpty();
  }

  @Test
  void toolsDifferOnTargetsThatAreNotWritten() throws Exception {
    String overlay =
        """
        overlay: 1.0.0
        info: {title: Not portable, version: '1'}
        actions:
          - target: $.components.schemas.BackupStatus.enum
            update: new
        """;
    Contract extended = CONTRACT.with("mine", overlay);
    add("mine", extended, "cbr.yaml", extended.edition("mine").documents(), "mine");
    assertThat(different()).isNotEmpty();
  }

  /** Writes a document and overlays for the tools, and keeps what this check makes of them. */
  private void add(
      String name,
      Contract contract,
      String document,
      Map<String, Map<String, Object>> documents,
      String... overlays)
      throws Exception {
    Path place = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        place.resolve("document.yaml"), Objects.requireNonNull(contract.text(document)));
    for (int i = 0; i < overlays.length; i++) {
      Files.writeString(
          place.resolve("overlay-" + (i + 1) + ".yaml"),
          YamlWriter.write(contract.overlay(overlays[i])));
    }
    expected.put(name, MAPPER.readTree(MAPPER.writeValueAsString(documents.get(document))));
  }

  /** The cases of which a tool makes something else, with the tool. */
  private List<String> different() throws Exception {
    Path script = Files.createTempFile("apply-overlays", ".mjs");
    try (InputStream in = OverlayToolsIT.class.getResourceAsStream("apply-overlays.mjs")) {
      Files.write(script, in.readAllBytes());
      NodeTool.Run run =
          NodeTool.node(script.toString(), "target/judges", folder.toAbsolutePath().toString());
      assertThat(run.status()).as(run.output()).isZero();
    } finally {
      Files.delete(script);
    }
    List<String> different = new ArrayList<>();
    for (String name : expected.keySet()) {
      for (String tool : List.of("overlayjs", "bump", "openapi-format")) {
        JsonNode made = MAPPER.readTree(folder.resolve(name).resolve(tool + ".json").toFile());
        if (!made.equals(expected.get(name))) {
          different.add(name + ": " + tool);
        }
      }
    }
    return different;
  }
}
