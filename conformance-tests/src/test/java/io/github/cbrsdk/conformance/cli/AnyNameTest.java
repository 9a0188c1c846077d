package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.Extent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract may call its members anything: the self-test is complete all the same. */
class AnyNameTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of(
          "UID",
          "uid",
          "Uid",
          "12",
          "0",
          "*",
          "",
          " ",
          " id",
          "id ",
          ".",
          "a.b",
          "/",
          "a/b",
          "~",
          "~1",
          "~0",
          "'",
          "\"",
          "\"\"",
          "\\",
          "$",
          "$ref",
          "{}",
          "[0]",
          "\t",
          "\n",
          "\u0000",
          "\ud835\udcaa",
          "\ud801\udc28",
          "\u00df",
          "\u0130",
          "not_in_the_contract",
          "not_in_the_sdk",
          "x_renamed",
          "x",
          "null",
          "<b>",
          "::error::",
          "a,b",
          "a:b",
          "#");
  private static final String CHARACTERS = "aZ09*./~'\"\\ $[]{}:#_-\u00e4\u4e2d\ud835\udcaa\t";

  @TempDir private Path folder;

  @Test
  void driftsOfAllOfThemAreNoticed() throws Exception {
    Random random = new Random(1);
    Set<String> names = new LinkedHashSet<>(NAMES);
    int[] characters = CHARACTERS.codePoints().toArray();
    while (names.size() < NAMES.size() + Extent.of(0, 60)) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(6); length >= 0; length--) {
        name.appendCodePoint(characters[random.nextInt(characters.length)]);
      }
      names.add(name.toString());
    }

    CommandLineRun run = CommandLineRun.of("self-test", "--edition", overlay(names));

    assertThat(run.out()).contains(" 100 %; 0 false alarms");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  /** Half of the names are required. */
  private Path overlay(Set<String> names) throws Exception {
    ObjectNode properties = JSON.createObjectNode();
    List<String> required = new ArrayList<>();
    for (String name : names) {
      ObjectNode schema = properties.putObject(name).put("x-contract-table", "none");
      switch (properties.size() % 3) {
        case 0 -> schema.put("type", "integer");
        case 1 -> schema.put("type", "string");
        default -> {
          schema.put("type", "object");
          schema.putObject("properties").putObject("*").put("type", "boolean");
        }
      }
      if (required.size() * 2 < properties.size()) {
        required.add(name);
      }
    }
    return Files.writeString(
        folder.resolve("names.yaml"),
        """
        overlay: 1.0.0
        info: {title: Odd names, version: '1'}
        actions:
          - target: $.components.schemas.BackupExtendInfo
            update: {properties: %s, required: %s}
        """
            .formatted(JSON.writeValueAsString(properties), JSON.writeValueAsString(required)));
  }
}
