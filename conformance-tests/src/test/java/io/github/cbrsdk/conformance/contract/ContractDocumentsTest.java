package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two independent judges of OpenAPI documents have nothing to say of the contract. */
final class ContractDocumentsTest {
  static List<String> files() {
    return ContractDocument.FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void swaggerParserAcceptsTheDocument(String file) {
    assertThat(swaggerParser(ContractDocument.read(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theSchemaOfOpenApiAcceptsTheDocument(String file) {
    assertThat(openApiSchema(ContractDocument.read(file))).isEmpty();
  }

  @Test
  void bothNoticeAMistakeInTheDocument() {
    JsonNode document = ContractDocument.read("cbr.yaml");
    ((ObjectNode) document.path("info")).remove("version");

    assertThat(swaggerParser(document)).isNotEmpty();
    assertThat(openApiSchema(document)).isNotEmpty();
  }

  @Test
  void theSchemaOfOpenApiNoticesAMistakeInASchema() {
    JsonNode document = ContractDocument.read("cbr.yaml");
    ((ObjectNode) document.at("/components/schemas/BackupStatus")).put("type", "strin");

    assertThat(openApiSchema(document)).isNotEmpty();
  }

  private static List<String> swaggerParser(JsonNode document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    options.setValidateInternalRefs(true);
    options.setValidateExternalRefs(true);
    return new OpenAPIV3Parser().readContents(document.toString(), null, options).getMessages();
  }

  private static List<String> openApiSchema(JsonNode document) {
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry ->
                registry.schemaIdResolvers(
                    ids ->
                        ids.mapPrefix(
                            "https://spec.openapis.org/", "classpath:spec.openapis.org/")))
        .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"))
        .validate(document)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
