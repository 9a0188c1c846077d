package io.github.cbrsdk.conformance.contract;

import static io.github.cbrsdk.conformance.contract.CompilationTest.HEAD;
import static io.github.cbrsdk.conformance.contract.CompilationTest.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.json.JsonType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
  private static final String SCHEMAS =
      """
          Thing:
            type: object
            required: [a]
            properties:
              a: {type: [string, 'null']}
              b: {type: string, enum: [x, y]}
              c: {type: string}
      """;
  private static final String OVERLAY =
      """
      overlay: 1.0.0
      info: {title: A cloud, version: '1'}
      actions:
        - target: $.components.schemas.Thing.properties.c
          remove: true
        - target: $.components.schemas.Thing.properties.a
          update:
            type: string
        - target: $.components.schemas.Thing.properties.b.enum[0]
          remove: true
        - target: $.components.schemas.Thing
          update:
            required: [b]
            properties:
              d:
                type: integer
      """;
  private static final Contract CONTRACT =
      Contract.of(Map.of("cbr.yaml", HEAD + SCHEMAS), Map.of("cloud", OVERLAY));

  @Test
  void mapsAreMergedListsGrowAndTheRestIsReplaced() {
    Schema thing = body(CONTRACT.edition("cloud"));
    assertThat(thing.properties()).containsOnlyKeys("a", "b", "d");
    assertThat(thing.required()).containsOnlyKeys("a", "b");
    assertThat(thing.properties().get("a").types()).containsExactly(JsonType.STRING);
    assertThat(thing.properties().get("b").allowedValues().orElseThrow().strings())
        .containsExactly("y");
  }

  @Test
  void linesAreThoseOfTheOverlayWhereItSpeaks() {
    Schema thing = body(CONTRACT.edition("cloud"));
    assertThat(thing.required().get("b")).hasToString("editions/cloud.yaml:13");
    assertThat(thing.properties().get("d").location("type")).hasToString("editions/cloud.yaml:16");
    assertThat(thing.properties().get("a").location("type")).hasToString("editions/cloud.yaml:8");
    assertThat(thing.properties().get("a").location()).hasToString("cbr.yaml:19");
    assertThat(thing.required().get("a")).hasToString("cbr.yaml:17");
  }

  @Test
  void contractWithoutItStaysAsItWas() {
    CONTRACT.edition("cloud");
    assertThat(body(CONTRACT.edition(Edition.ANY)).properties()).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void fileOutsideTheContractIsAnEditionToo(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), OVERLAY);
    EffectiveContract mine = CONTRACT.edition(file.toString());
    assertThat(mine.edition().title()).isEqualTo("A cloud");
    assertThat(body(mine).properties()).containsKey("d");
  }

  @Test
  void targetMayNameSeveralPlaces() {
    Schema thing = thingWith("$.components.schemas.Thing.properties['a','c','nothing']");
    assertThat(thing.properties()).containsOnlyKeys("b");
  }

  @Test
  void targetMayCountFromTheEnd() {
    Schema thing = thingWith("$.components.schemas.Thing.properties.b.enum[-1]");
    assertThat(thing.properties().get("b").allowedValues().orElseThrow().strings())
        .containsExactly("x");
  }

  @Test
  void targetMayFilterByWhatAListHolds() {
    Schema thing = thingWith("$.components.schemas.Thing.properties[?@.type[?@ == 'null']]");
    assertThat(thing.properties()).containsOnlyKeys("b", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.components.schemas.Thing.properties[?(@.type == 'string')]         | a
          $.components.schemas.Thing.properties[?@.enum]                       | a c
          $.components.schemas.Thing.properties[?!@.enum]                      | b
          $.components.schemas.Thing.properties[?@.type == "string" && !@.enum]| a b
          $.components.schemas.Thing.properties[?count(@.*) == 2]              | a c
          $.components.schemas.Thing.properties[?length(@.enum) >= 2]          | a c
          $.components.schemas.Thing.properties[?match(@.type, 's.*g')]        | a
          $.components.schemas.Thing.properties[?search(@.enum[0], 'x')]       | a c
          $.components.schemas.Thing.properties[?value(@..enum[1]) == 'y']     | a c
          $.components.schemas.Thing.properties[?@ == $.components.schemas.Thing.properties.c] | a b
          $.components.schemas.Thing.properties[ 'a' , "b" ]                   | c
          $..Thing..properties['\\u0061','b']                                  | c
          $.components.schemas[?@.properties].properties.c                     | a b
          """)
  void targetMayFilterAsInRfc9535(String target, String left) {
    assertThat(thingWith("'" + target.replace("'", "''") + "'").properties())
        .containsOnlyKeys(left.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.a[?@.b == ]",
        "$.a[?(@.b]",
        "$.a[?'x']",
        "$.a[?@.* == 1]",
        "$.a[?length(@.*) == 1]",
        "$.a[01]",
        "$.a[-0]",
        "$.a[1:2:3:4]",
        "$.a['b]",
        "$a",
        "a",
        "$.",
        "$..",
        "$[?count(1) == 1]",
        "$[?nothing(@)]",
        "$ ",
        "$.a[?@.b = 1]",
        "$.a['\\x']",
        "$.a[?@.b & @.c]",
        "$.a[9007199254740992]"
      })
  void targetThatIsNoRfc9535QueryIsAMistake(String target) {
    assertThatThrownBy(() -> thingWith("'" + target.replace("'", "''") + "'"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("mine.yaml:6")
        .hasMessageContaining("is not a JSONPath");
  }

  @Test
  void entriesOfAListAreRemovedOnceEach() {
    Schema thing = thingWith("$.components.schemas.Thing.properties.b.enum[1,0,1]");
    assertThat(thing.properties().get("b").allowedValues().orElseThrow().strings()).isEmpty();
  }

  @Test
  void extensionsOfOthersAreAllowed() {
    String overlay = OVERLAY.replace("type: string\n", "{type: string, %s: 1}\n");
    assertThat(body(CONTRACT.withOverlay("m", overlay.replace("%s", "x-note"))).properties())
        .containsKey("a");
    assertThatThrownBy(() -> CONTRACT.withOverlay("m", overlay.replace("%s", "x-tabel")))
        .hasMessageContaining("'x-tabel' is not known");
  }

  @Test
  void version11IsReadToo() {
    assertThat(body(CONTRACT.withOverlay("m", OVERLAY.replace("1.0.0", "1.1.0"))).properties())
        .containsKey("d");
    assertThatThrownBy(() -> CONTRACT.withOverlay("m", OVERLAY.replace("1.0.0", "1.2.0")))
        .hasMessageContaining("'overlay: 1.1.0'");
  }

  @Test
  void targetThatSelectsNothingIsAWarningInAFile(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"), OVERLAY.replace("properties.c\n", "properties.nothing\n"));
    EffectiveContract mine = CONTRACT.edition(file.toString());
    assertThat(body(mine).properties()).containsKeys("c", "d");
    assertThat(mine.warnings())
        .singleElement()
        .asString()
        .contains("mine.yaml:4", "properties.nothing selects nothing in cbr.yaml");
    assertThat(CONTRACT.edition("cloud").warnings()).isEmpty();
  }

  private static Schema thingWith(String removed) {
    return body(
        CONTRACT.withOverlay(
            "mine.yaml",
            """
            overlay: 1.0.0
            info: {title: t, version: '1'}
            actions:
              - target: $.components.schemas.Thing.required
                remove: true
              - target: %s
                remove: true
            """
                .formatted(removed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- target: $.components.schemas.Nothing\n    remove: true",
        "- target: $.components.schemas[\n    remove: true",
        "- remove: true",
        "- target: $.components.schemas.Thing",
        "- target: $.components.schemas.Thing\n    update: 5",
        "- target: $\n    remove: true",
        "- target: $.components.schemas.length()\n    update: {a: 1}",
        "- target: $.components.schemas['No','Nothing']\n    remove: true",
        "- target: $.components.schemas.Thing.required[-5]\n    remove: true"
      })
  void actionThatDoesNothingIsAMistake(String action) {
    String overlay = "overlay: 1.0.0\ninfo: {title: t, version: '1'}\nactions:\n  " + action + "\n";
    assertThatThrownBy(() -> CONTRACT.withOverlay("mine.yaml", overlay))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("mine.yaml:4");
  }

  @Test
  void fileThatIsNoOverlayForSureIsNotRead(@TempDir Path folder) throws Exception {
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0});
    assertThatThrownBy(() -> CONTRACT.edition(binary.toString()))
        .isInstanceOf(UnknownEditionException.class)
        .hasMessageContaining("is not UTF-8 text");
    Path large = Files.writeString(folder.resolve("large.yaml"), " ".repeat(5 << 20));
    assertThatThrownBy(() -> CONTRACT.edition(large.toString()))
        .isInstanceOf(UnknownEditionException.class)
        .hasMessageContaining("is larger than 4 MiB");
  }

  @Test
  void textThatIsNoOverlayIsRefused() {
    assertThatThrownBy(() -> CONTRACT.withOverlay("mine.yaml", "openapi: 3.1.0"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("overlay: 1.0.0");
  }

  @Test
  void unknownEditionNamesTheKnownOnes() {
    assertThatThrownBy(() -> CONTRACT.edition("clowd"))
        .isInstanceOf(UnknownEditionException.class)
        .hasMessageContaining("'clowd'")
        .hasMessageContaining("any, cloud");
  }

  @Test
  void overlayBuildsOnAllThatItsBaseBuildsOn(@TempDir Path folder) throws Exception {
    Contract chain = CONTRACT.with("second", on("cloud", "e"));
    Path third = Files.writeString(folder.resolve("third.yaml"), on("second", "f"));
    EffectiveContract fourth = chain.withOverlay("fourth", on(third.toString(), "g"));
    assertThat(body(fourth).properties()).containsOnlyKeys("a", "b", "d", "e", "f", "g");

    Contract other =
        Contract.of(Map.of("cbr.yaml", HEAD + SCHEMAS), Map.of("cloud", OVERLAY + "\n"))
            .with("second", on("cloud", "e"));
    assertThat(other.withOverlay("fourth", on(third.toString(), "g")).info().sha256())
        .isNotEqualTo(fourth.info().sha256());
  }

  @Test
  void extensionsMayHaveTheirNamesOfVersion01() {
    Contract chain = CONTRACT.with("second", on("cloud", "e").replace("x-contract-", "x-"));
    assertThat(body(chain.edition("second")).properties()).containsOnlyKeys("a", "b", "d", "e");

    String member =
        on("any", "e")
            .replace("Thing.properties", "Thing")
            .replace("{e: {type: string}}", "{properties: {x-default: {type: string}}}");
    EffectiveContract named = CONTRACT.withOverlay("named", member);
    assertThat(body(named).properties()).containsKey("x-default");
  }

  @Test
  void overlayThatBuildsOnItselfIsRefused() {
    Contract circle = CONTRACT.with("one", on("two", "e")).with("two", on("one", "f"));
    assertThatThrownBy(() -> circle.edition("one"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("editions/one.yaml builds on itself");
  }

  private static String on(String base, String member) {
    return """
    overlay: 1.0.0
    info: {title: t, version: '1'}
    x-contract-edition: {base: '%s'}
    actions:
      - target: $.components.schemas.Thing.properties
        update: {%s: {type: string}}
    """
        .formatted(base, member);
  }

  @Test
  void hashTellsEditionsApart() {
    assertThat(CONTRACT.edition("cloud").info().version()).isEqualTo("1.2.3");
    assertThat(CONTRACT.edition("cloud").info().sha256())
        .hasSize(64)
        .isNotEqualTo(CONTRACT.edition(Edition.ANY).info().sha256());
  }
}
