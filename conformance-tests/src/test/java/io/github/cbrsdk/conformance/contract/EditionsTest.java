package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The editions are overlays of the contract, and each of their actions does something. */
final class EditionsTest {
  static List<String> editions() {
    return Contract.bundled().editions();
  }

  @Test
  void thereIsOneForEachFileButForThoseOnlyToBuildOn() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../openapi/editions"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .filteredOn(name -> !name.startsWith("_"))
          .containsExactlyInAnyOrderElementsOf(editions())
          .isNotEmpty();
    }
    assertThatExceptionOfType(UnknownEditionException.class)
        .isThrownBy(() -> Contract.bundled().edition("_page"))
        .withMessageNotContaining("Known editions: any, _");
  }

  /** Any Overlay tool applies it, which knows no base. */
  @ParameterizedTest
  @MethodSource("editions")
  void anOverlayWithTheActionsOfItsBaseAppliesAlone(String name) {
    Contract contract = Contract.bundled();
    Map<String, Object> overlay = contract.overlay(name);

    assertThat(overlay.toString()).doesNotContain("base=");
    assertThat(
            Contract.of(contract.documents(), Map.of("alone", YamlWriter.write(overlay)))
                .edition("alone")
                .documents())
        .isEqualTo(contract.edition(name).documents());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anEditionIsAnOverlayThatSaysWhatItIs(String name) {
    JsonNode overlay = overlay(name);

    assertThat(overlay.path("overlay").asText()).isEqualTo("1.0.0");
    assertThat(overlay.path("extends").asText()).isEqualTo("../cbr.yaml");
    assertThat(overlay.at("/info/title").asText()).isNotBlank();
    assertThat(overlay.at("/info/version").asText()).isNotBlank();
    assertThat(overlay.at("/x-contract-edition/name").asText()).isEqualTo(name);
    assertThat(overlay.at("/x-contract-edition/cloud").asText()).isNotBlank();
    assertThat(LocalDate.parse(overlay.at("/x-contract-edition/published").asText())).isNotNull();
    assertThat(overlay.path("actions")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anActionSaysWhyAndDoesOneThing(String name) {
    assertThat(overlay(name).path("actions"))
        .allSatisfy(
            action -> {
              assertThat(action.path("target").asText()).startsWith("$.");
              assertThat(action.path("description").asText()).isNotBlank();
              assertThat(action.path("remove").asBoolean()).isNotEqualTo(action.has("update"));
            });
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anEditionCanBeAppliedAndTightensTheContract(String name) {
    // Applying fails where a target selects nothing.
    EffectiveContract applied = Contract.bundled().edition(name);

    assertThat(applied.documents())
        .isNotEqualTo(Contract.bundled().edition(Edition.ANY).documents());
  }

  @Test
  void aTargetThatSelectsNothingIsAMistake() {
    ObjectNode overlay = overlay("otc-2022-12");
    ((ObjectNode) overlay.path("actions").get(0)).put("target", "$.components.schemas.Backups");

    assertThatExceptionOfType(ContractException.class)
        .isThrownBy(() -> Contract.bundled().withOverlay("mistaken", overlay.toString()))
        .withMessageContaining("Backups");
  }

  private static ObjectNode overlay(String name) {
    return (ObjectNode) ContractDocument.read("source/editions/" + name + ".yaml");
  }
}
