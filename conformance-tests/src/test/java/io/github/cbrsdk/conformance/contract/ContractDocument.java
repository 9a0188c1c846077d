package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract's documents as trees. */
final class ContractDocument {
  static final List<String> FILES = List.of("cbr.yaml", "iam.yaml");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ContractDocument() {}

  /** The text of a file of the contract, such as {@code source/editions/otc-2022-12.yaml}. */
  static String text(String file) {
    String resource = "/io/github/cbrsdk/openapi/" + file;
    try (InputStream in = ContractDocument.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the contract as a tree. */
  static JsonNode read(String file) {
    return parse(text(file));
  }

  /** The contract's first document with an edition's overlay applied. */
  static JsonNode edition(String name) {
    return JSON.valueToTree(Contract.bundled().edition(name).documents().get("cbr.yaml"));
  }

  /** YAML as a tree. */
  static JsonNode parse(String yaml) {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
    return JSON.valueToTree(new Load(settings).loadFromString(yaml));
  }

  /** What a reference within a document refers to, or the node itself if it is none. */
  static JsonNode resolve(JsonNode document, JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").textValue().substring(1)) : node;
  }

  /** The schema's own members, and those of the schemas that it consists of. */
  static List<Member> members(JsonNode document, String schemaName) {
    List<Member> members = new ArrayList<>();
    collect(document, document.at("/components/schemas/" + schemaName), members);
    return members;
  }

  private static void collect(JsonNode document, JsonNode schema, List<Member> members) {
    schema
        .path("properties")
        .properties()
        .forEach(entry -> members.add(new Member(entry.getKey(), entry.getValue())));
    schema.path("allOf").forEach(part -> collect(document, resolve(document, part), members));
  }

  /** A member of an object, as the contract declares it. */
  record Member(String name, JsonNode declaration) {
    boolean standsIn(int table) {
      JsonNode tables = declaration.path("x-contract-table");
      if (tables.isArray()) {
        for (JsonNode one : tables) {
          if (one.asInt(-1) == table) {
            return true;
          }
        }
        return false;
      }
      return tables.asInt(-1) == table;
    }
  }
}
