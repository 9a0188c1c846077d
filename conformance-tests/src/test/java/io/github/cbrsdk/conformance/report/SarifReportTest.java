package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SarifReportTest {
  static List<Report> reports() {
    return FacesAgreeTest.reports();
  }

  private static String sarif(Report report) throws IOException {
    return SarifReport.of(report, SampleReports.files());
  }

  @ParameterizedTest
  @MethodSource("reports")
  void isValidByTheSchemaOfSarif(Report report) throws IOException {
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(in, InputFormat.JSON);

      assertThat(schema.validate(sarif(report), InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void pointsToTheLineOfTheContract() throws IOException {
    JsonNode result =
        new ObjectMapper().readTree(sarif(SampleReports.drifted())).at("/runs/0/results/0");

    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("openapi/cbr.yaml");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(89);
    assertThat(result.at("/partialFingerprints").size()).isOne();
  }

  @Test
  void keepsFingerprintsWhenWordingChanges() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Report report = SampleReports.drifted();

    JsonNode results = json.readTree(sarif(report)).at("/runs/0/results");

    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i).at("/partialFingerprints/cbrConformance~1v1").asText())
          .isEqualTo(report.findings().get(i).fingerprint());
    }
  }
}
