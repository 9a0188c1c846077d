package io.github.cbrsdk.conformance.contract;

import static io.github.cbrsdk.conformance.contract.ContractDocument.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.contract.ContractDocument.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the contract against a transcription of the eight tables of the edition of 2022-08-16. */
final class ContractTablesTest {
  private static final JsonNode CONTRACT = ContractDocument.read("cbr.yaml");
  private static final JsonNode EDITION = ContractDocument.edition("huawei-my-2022-08");
  private static final String OPERATION = "/paths/~1v3~1{project_id}~1backups~1{backup_id}/get";

  /** The schemas that stand for the tables of the response. */
  private static final Map<Integer, String> SCHEMAS =
      new TreeMap<>(
          Map.of(
              3, "ShowBackupResponse",
              4, "BackupDetail",
              5, "BackupExtendInfo",
              6, "BackupResp",
              7, "ImageData",
              8, "ReplicationRecordsExtraInfo"));

  static List<Row> rows() {
    try (InputStream in = ContractTablesTest.class.getResourceAsStream("tables.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> Row.of(line.split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Row> responseRows() {
    return rows().stream().filter(row -> SCHEMAS.containsKey(row.table()));
  }

  @Test
  void theContractPlacesItsMembersInTheTablesThatHaveThem() {
    assertThat(placesInContract())
        .as(
            "tables.csv in the test resources of this package: each member of a table is a line"
                + " of it, 'table,name,mandatory,type,enum,default'")
        .containsExactlyInAnyOrderElementsOf(rows().stream().map(Row::place).toList());
  }

  @ParameterizedTest
  @MethodSource("responseRows")
  void aMemberHasTheTypeOfItsRow(Row row) {
    assertThat(typesInWords(CONTRACT, declaration(CONTRACT, row)))
        .as(row.place())
        .contains(row.type());
  }

  @ParameterizedTest
  @MethodSource("responseRows")
  void aMemberHasTheValuesAndTheDefaultOfItsRow(Row row) {
    JsonNode declaration = declaration(CONTRACT, row);

    assertThat(values(CONTRACT, declaration)).as(row.place()).containsAll(row.values());
    assertThat(values(CONTRACT, declaration).isEmpty())
        .as(row.place())
        .isEqualTo(row.values().isEmpty());
    assertThat(declaration.path("x-contract-default").asText())
        .as(row.place())
        .isEqualTo(row.defaultValue());
  }

  @ParameterizedTest
  @MethodSource("responseRowsOfTheEdition")
  void inTheEditionOfTheDocumentAMemberHasNoOtherValues(Row row) {
    assertThat(values(EDITION, declaration(EDITION, row)))
        .as(row.place())
        .containsExactlyInAnyOrderElementsOf(row.values());
  }

  @ParameterizedTest
  @MethodSource("responseRowsOfTheEdition")
  void inTheEditionOfTheDocumentAMemberHasNoOtherType(Row row) {
    assertThat(typesInWords(EDITION, declaration(EDITION, row)))
        .as(row.place())
        .containsExactly(row.type());
  }

  /** The document has one table that nothing in it refers to: linters find an unused schema. */
  static Stream<Row> responseRowsOfTheEdition() {
    return responseRows().filter(row -> row.table() != 8);
  }

  @Test
  void mandatoryParametersAreRequired() {
    assertThat(rows().stream().filter(row -> row.mandatory().equals("Yes")).map(Row::name))
        .containsExactlyInAnyOrderElementsOf(requiredOfTheCaller());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyMemberSaysWhereItStands(String file) {
    JsonNode document = ContractDocument.read(file);

    document
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(
            name ->
                assertThat(ContractDocument.members(document, name))
                    .as(name)
                    .allSatisfy(
                        member ->
                            assertThat(member.declaration().has("x-contract-table"))
                                .as(member.name())
                                .isTrue()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void noDefaultTurnsAnAbsentMemberIntoAValue(String file) {
    JsonNode document = ContractDocument.read(file);

    assertThat(document.at("/components/schemas").findValues("default")).isEmpty();
  }

  static List<String> files() {
    return ContractDocument.FILES;
  }

  private static List<String> placesInContract() {
    List<String> places = new ArrayList<>();
    CONTRACT
        .at(OPERATION + "/parameters")
        .forEach(
            p -> places.add(p.path("x-contract-table").asText() + " " + p.path("name").asText()));
    schemesInTables()
        .forEach(
            s -> places.add(s.path("x-contract-table").asText() + " " + s.path("name").asText()));
    SCHEMAS.forEach(
        (table, schema) ->
            ContractDocument.members(CONTRACT, schema).stream()
                .filter(member -> member.standsIn(table))
                .forEach(member -> places.add(table + " " + member.name())));
    return places;
  }

  /** The document knows one way to show who calls; the service takes another one in its place. */
  private static List<JsonNode> schemesInTables() {
    List<JsonNode> schemes = new ArrayList<>();
    for (JsonNode scheme : CONTRACT.at("/components/securitySchemes")) {
      if (!scheme.path("x-contract-table").asText().equals("none")) {
        schemes.add(scheme);
      }
    }
    return schemes;
  }

  private static List<String> requiredOfTheCaller() {
    List<String> names = new ArrayList<>();
    CONTRACT
        .at(OPERATION + "/parameters")
        .forEach(
            parameter -> {
              if (parameter.path("required").asBoolean()) {
                names.add(parameter.path("name").asText());
              }
            });
    schemesInTables().forEach(scheme -> names.add(scheme.path("name").asText()));
    return names;
  }

  private static JsonNode declaration(JsonNode document, Row row) {
    return ContractDocument.members(document, SCHEMAS.get(row.table())).stream()
        .filter(member -> member.name().equals(row.name()))
        .map(Member::declaration)
        .findFirst()
        .orElseThrow(() -> new AssertionError(row.place() + " is not in the contract"));
  }

  /** The types of a declaration, in the words of the document, without null. */
  private static List<String> typesInWords(JsonNode document, JsonNode declaration) {
    if (declaration.has("oneOf")) {
      return stream(declaration.path("oneOf"))
          .flatMap(d -> typesInWords(document, d).stream())
          .toList();
    }
    if (declaration.has("$ref")) {
      JsonNode schema = resolve(document, declaration);
      return schema.path("type").asText().equals("object")
          ? List.of(schemaName(declaration) + " object")
          : typesInWords(document, schema);
    }
    JsonNode type = declaration.path(declaration.has("type") ? "type" : "x-contract-type");
    return (type.isArray() ? stream(type) : Stream.of(type))
        .map(JsonNode::asText)
        .filter(name -> !name.equals("null"))
        .map(name -> inWords(name, declaration))
        .toList();
  }

  private static String inWords(String type, JsonNode declaration) {
    return switch (type) {
      case "array" -> "Array of " + schemaName(declaration.path("items")) + " objects";
      case "string" -> "String";
      case "integer" -> "Integer";
      case "boolean" -> "Boolean";
      default -> type;
    };
  }

  private static String schemaName(JsonNode reference) {
    String ref = reference.path("$ref").asText();
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  private static List<String> values(JsonNode document, JsonNode declaration) {
    JsonNode schema =
        declaration.path("oneOf").isArray() ? declaration.at("/oneOf/0") : declaration;
    return stream(resolve(document, schema).path("enum")).map(JsonNode::asText).toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** A row of a table. */
  record Row(
      int table,
      String name,
      String mandatory,
      String type,
      List<String> values,
      String defaultValue) {
    static Row of(String[] cells) {
      List<String> values = cells[4].isEmpty() ? List.of() : List.of(cells[4].split("\\|"));
      return new Row(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3], values, cells[5]);
    }

    String place() {
      return table + " " + name;
    }

    @Override
    public String toString() {
      return "Table " + table + ": " + name;
    }
  }
}
