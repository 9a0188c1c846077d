package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The published JSON Schema of {@code report.json}. */
public final class ReportSchema {
  private static final Schema SCHEMA = load();

  private ReportSchema() {}

  private static Schema load() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    try (InputStream in = ReportJson.class.getResourceAsStream("report.schema.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(
              Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config))
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A report, as programs read it. */
  public static JsonNode read(Path report) throws IOException {
    return parse(Files.readString(report));
  }

  /** A report, which has to be as the schema says. */
  public static JsonNode parse(String report) throws IOException {
    assertThat(violations(report)).as("what report.schema.json forbids").isEmpty();
    return new ObjectMapper().readTree(report);
  }

  /** What in a report is not as the schema says. */
  public static List<String> violations(String report) {
    return SCHEMA.validate(report, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }
}
