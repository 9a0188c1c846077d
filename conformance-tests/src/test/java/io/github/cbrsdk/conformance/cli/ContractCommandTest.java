package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The command {@code contract} prints what the check checks against. */
class ContractCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void printsAnEditionInYamlAndJson() throws Exception {
    JsonNode expected =
        JSON.readTree(
            JSON.writeValueAsString(
                Contract.bundled().edition("otc-2024-09").documents().get("cbr.yaml")));
    String yaml = print("--edition", "otc-2024-09");

    assertThat(read(yaml)).isEqualTo(expected);
    assertThat(JSON.readTree(print("--edition", "otc-2024-09", "--format", "json")))
        .isEqualTo(expected);
    assertThat(yaml)
        .contains("title: Querying a Specified Backup, Open Telekom Cloud")
        // To YAML 1.1 it would be a number or a time.
        .contains("openapi: '3.1.0'", "created_at: '2024-05-17T01:02:03.456+00:00'");
  }

  @Test
  void printsTheSupersetUnlessAnEditionIsNamed() throws Exception {
    assertThat(print()).isEqualTo(print("--edition", Edition.ANY));
  }

  @Test
  void aDereferencedDocumentHasNoReferencesButThoseOfSchemasToThemselves() throws Exception {
    JsonNode document = read(print("--edition", "swiss-2025-05", "--dereferenced"));
    List<String> references = new ArrayList<>(document.findValuesAsText("$ref"));

    assertThat(references).isNotEmpty().allMatch("#/components/schemas/Backup"::equals);
    assertThat(document.at("/components/schemas").size()).isEqualTo(1);
    JsonNode notFound =
        document.at("/paths/~1v3~1{project_id}~1backups~1{backup_id}/get/responses");
    assertThat(
            notFound
                .at("/404/content/application~1json/schema/properties/request_id/pattern")
                .asText())
        .isEqualTo("^[0-9a-f]{32}$");
    assertThat(document.findParents("$ref")).allMatch(each -> each.size() == 1);
  }

  /** Files of a contract, each behind its name; the first has the response of the one operation. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // A schema that refers to itself, and one that does so by way of another file.
        "|{$ref: 'sub/s.yaml#/Thing'}"
            + "|sub/s.yaml|Thing: {type: object, properties: {a: {$ref: '#/Thing'},"
            + " b: {$ref: 'more.yaml#/defs/Other'}}}"
            + "|sub/more.yaml|defs: {Other: {type: array, items: {$ref: 's.yaml#/Thing'}}}",
        // Other things of the same name, in the contract and in two files.
        "|{type: object, properties: {a: {$ref: 'main.yaml#/components/schemas/T'}, b: {$ref: 'a.yaml#/T'},"
            + " c: {$ref: 'b.yaml#/T'}}}"
            + "|a.yaml|T: {type: integer}"
            + "|b.yaml|T: {type: object, properties: {t: {$ref: '#/T'}}}",
        // A reference to a reference, a whole file, and back into the contract.
        "|{$ref: 'a.yaml#/One'}"
            + "|a.yaml|One: {$ref: 'dir/whole.json'}"
            + "|dir/whole.json|{type: object, properties: {t: {$ref:"
            + " '../main.yaml#/components/schemas/T'}, responses: {items: {$ref: '#'}}}}",
        // Deep in another schema, with names that have to be written otherwise in a reference.
        "|{$ref: 'a.yaml#/x~1y/properties/a%20b'}"
            + "|a.yaml|{x/y: {properties: {a b: {$id: 'urn:a', type: object, properties: {p: {$ref:"
            + " 'a.yaml#/x~1y/properties/a%20b'}}}}}}",
      })
  void whatOtherFilesHoldIsInTheDocumentThatIsPrinted(String files) throws Exception {
    String[] parts = files.split("[|]");
    Path main =
        Files.writeString(
            folder.resolve("main.yaml"),
            """
            openapi: 3.0.3
            info: {title: t, version: '1'}
            paths:
              /a: {$ref: 'paths/a.yaml'}
              /b:
                get:
                  parameters: [{$ref: 'paths/a.yaml#/x-limit'}]
                  responses: {'200': {$ref: 'r.yaml#/responses/Good'}}
            components: {schemas: {T: {type: string, maxLength: 9}}}
            """);
    write("r.yaml", "responses: {Good: " + response(parts[1]) + "}");
    write(
        "paths/a.yaml",
        "{x-limit: {name: limit, in: query, schema: {type: integer}},"
            + " get: {responses: {'200': {$ref: '../r.yaml#/responses/Good'}}}}");
    for (int i = 2; i < parts.length; i += 2) {
      write(parts[i], parts[i + 1]);
    }
    for (String mode : List.of("--format=yaml", "--dereferenced")) {
      String text = print("--contract", main.toString(), mode);
      Path alone =
          Files.writeString(
              Files.createDirectory(folder.resolve("alone" + mode)).resolve("c.yaml"), text);

      assertThat(read(text).findValuesAsText("$ref")).as(text).allMatch(ref -> isIn(text, ref));
      CommandLineRun run = CommandLineRun.of("self-test", "--contract", alone);
      assertThat(run.status()).as(run.err() + run.out() + text).isZero();
    }
  }

  private static String response(String schema) {
    return "{description: d, content: {application/json: {schema: " + schema + "}}}";
  }

  private void write(String file, String text) throws Exception {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  private static boolean isIn(String document, String reference) {
    return reference.startsWith("#/components/")
        && !read(document).at(reference.substring(1)).isMissingNode();
  }

  /** The other file is an OpenAPI document too, to whose paths, or parts, the contract refers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/a: {$ref: 'other.yaml#/paths/~1a'} | /a",
        "/a: {$ref: 'other.yaml#/paths/~1a'}, /c: {$ref: 'other.yaml#/paths/~1b'} | /a /c",
        "/d: {$ref: 'other.yaml#/components/pathItems/a'} | /d",
        "/a: {get: {responses: {'204': {$ref: 'other.yaml#/components/responses/R'}}}} | /a",
        "/c: {get: {responses: {'200': {description: d, content: {application/json: {schema:"
            + " {$ref: 'other.yaml#/components/schemas/S'}}}}}}} | /c"
      })
  void theOperationsThatAreCheckedAreThoseThatArePrinted(String paths, String expected)
      throws Exception {
    write(
        "other.yaml",
        """
        openapi: 3.1.0
        info: {title: other, version: '2'}
        paths:
          /a: {get: {responses: {'204': {$ref: '#/components/responses/R'}}}}
          /b: {get: {responses: {'204': {$ref: '#/components/responses/R'}}}}
        components:
          pathItems: {a: {get: {responses: {'204': {$ref: '#/components/responses/R'}}}}}
          responses: {R: {description: Nothing.}}
          schemas: {S: {type: string}}
        """);
    Path main =
        Files.writeString(
            folder.resolve("main.yaml"),
            "{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {" + paths + "}}");
    String line =
        "{'request': {'method': 'GET', 'url': 'https://h.example%s', 'headers': {'A': 'b'}},"
            + " 'response': {'status': 204, 'headers': {'A': 'b'}}}\n";
    List<String> asked = List.of("/a", "/b", "/c", "/d");
    StringBuilder lines = new StringBuilder();
    asked.forEach(path -> lines.append(line.formatted(path).replace('\'', '"')));
    Path traffic = Files.writeString(folder.resolve("traffic.ndjson"), lines);

    CommandLineRun run =
        CommandLineRun.of("check", "--contract", main, "--recordings", traffic, "--format=json");
    CommandLineRun printed = CommandLineRun.of("contract", "--contract", main);

    List<String> declared = List.of(expected.split(" "));
    assertThat(read(printed.out()).path("paths").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(declared);
    assertThat(JSON.readTree(run.out()).at("/exchanges/checked").asInt())
        .as(run.out())
        .isEqualTo(declared.size());
    assertThat(printed.err().replaceAll("\\s+", " "))
        .matches(
            declared.contains("/c") && declared.contains("/a")
                ? ""
                : "Warning: (/a, )?/b of other.yaml: not part of this contract, since .*")
        .isEqualTo(run.err().replaceAll("\\s+", " "));
  }

  @Test
  void writesAllEditionsIntoAFileOfTheSameBytes() throws Exception {
    TreeSet<String> expected = new TreeSet<>();
    for (String edition : Contract.bundled().editions()) {
      expected.addAll(files(edition));
      expected.add("editions/" + edition + ".overlay.yaml");
    }
    expected.addAll(files(Edition.ANY));
    expected.addAll(List.of("cbr.yaml", "iam.yaml"));

    Path file = zip("one.zip");

    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).containsExactlyInAnyOrderElementsOf(expected);
      byte[] any = zip.getInputStream(zip.getEntry("editions/any.openapi.yaml")).readAllBytes();
      assertThat(new String(any, UTF_8)).isEqualTo(print());
    }
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(zip("other.zip")).hasSameBinaryContentAs(file);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  private static List<String> files(String edition) {
    return List.of(
        "editions/" + edition + ".openapi.yaml",
        "editions/" + edition + ".dereferenced.openapi.yaml");
  }

  private Path zip(String name) {
    Path file = folder.resolve(name);
    CommandLineRun run = CommandLineRun.of("contract", "--all", file);
    assertThat(run.status()).as(run.err()).isZero();
    return file;
  }

  @Test
  void oneEditionAndAllOfThemAreWrongUsage() {
    CommandLineRun run =
        CommandLineRun.of("contract", "--all", folder.toString(), "--edition", "otc-2024-09");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--all");
  }

  private static String print(String... options) {
    List<String> arguments = new ArrayList<>(List.of("contract"));
    arguments.addAll(List.of(options));
    CommandLineRun run = CommandLineRun.of(arguments.toArray());
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  private static JsonNode read(String yaml) {
    return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /** A printed contract keeps the extension for a choice that is flat for clients. */
  @Test
  void printedContractIsOneForTheSelfTest() throws Exception {
    Path printed = Files.writeString(folder.resolve("printed.yaml"), print());

    CommandLineRun run = CommandLineRun.of("self-test", "--contract", printed);

    assertThat(run.out()).contains(" 100 %; 0 false alarms");
  }
}
