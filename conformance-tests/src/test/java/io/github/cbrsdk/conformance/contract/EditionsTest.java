package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The editions are overlays of the contract, and each of their actions does something. */
final class EditionsTest {
  static List<String> editions() {
    return Contract.bundled().editions();
  }

  @Test
  void thereIsOneForEachPageThatDiffers() {
    assertThat(editions())
        .containsExactlyInAnyOrder(
            "huawei-my-2022-08",
            "otc-2022-12",
            "otc-2024-09",
            "swiss-2023-08",
            "swiss-2023-12",
            "swiss-2025-05",
            "huawei-2024-01",
            "huawei-2025-09");
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
    return (ObjectNode) ContractDocument.read("editions/" + name + ".yaml");
  }
}
