package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The result for code hosts, as SARIF 2.1.0: each finding stands on the line of the contract that
 * it is about.
 */
final class SarifReport {
  /** Its file in the report folder. */
  static final String FILE = "report.sarif";

  private static final String NAME = "cbr-conformance";
  private static final String FINGERPRINT = "cbrConformance/v1";

  private SarifReport() {}

  /** Writes the log; does not close the writer. */
  static void write(Report report, ContractFiles files, Writer writer) throws IOException {
    try (JsonGenerator json = ReportJson.MAPPER.createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      writeTool(json, report);
      json.writeStringField("columnKind", "utf16CodeUnits");
      json.writeArrayFieldStart("results");
      for (ReportedFinding finding : report.findings()) {
        writeResult(json, finding, files);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("invocations");
      json.writeStartObject();
      json.writeBooleanField("executionSuccessful", report.exchanges().checked() > 0);
      json.writeNumberField("exitCode", report.exitStatus());
      json.writeArrayFieldStart("toolExecutionNotifications");
      for (String reason : Messages.notChecked(report.exchanges())) {
        writeNotification(json, "warning", reason);
      }
      for (String line : Messages.coverage(report.exchanges())) {
        writeNotification(json, "note", line);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      writeProperties(json, report);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    writer.write('\n');
  }

  private static void writeNotification(JsonGenerator json, String level, String text)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("level", level);
    writeText(json, "message", text);
    json.writeEndObject();
  }

  private static void writeTool(JsonGenerator json, Report report) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", NAME);
    json.writeStringField("version", version(report));
    json.writeStringField("semanticVersion", report.contract().version());
    json.writeArrayFieldStart("rules");
    for (Rule rule : Rule.values()) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      writeText(json, "shortDescription", rule.meaning());
      writeText(json, "help", rule.meaning() + " Example: " + rule.example());
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeStringField("level", level(rule.impact()));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Of the check; where a library user does not say how it was run, of the contract. */
  private static String version(Report report) {
    return report.runs().isEmpty()
        ? report.contract().version()
        : report.runs().get(0).tool().replaceFirst("^" + NAME + " ", "");
  }

  private static void writeResult(JsonGenerator json, ReportedFinding finding, ContractFiles files)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().id());
    json.writeStringField("level", level(finding.impact()));
    writeText(json, "message", Messages.sentence(finding) + ". " + finding.advice());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(files.path(finding.contract())));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", Math.max(1, finding.contract().line()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", Printable.of(Messages.place(finding)));
    json.writeStringField("kind", "member");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField(FINGERPRINT, finding.fingerprint());
    json.writeEndObject();
    if (finding.occurrences() > 0) {
      json.writeNumberField("occurrenceCount", finding.occurrences());
    }
    json.writeObjectFieldStart("properties");
    json.writeStringField("impact", finding.impact().id());
    json.writeStringField("sdkEffect", finding.sdkEffect().id());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeProperties(JsonGenerator json, Report report) throws IOException {
    json.writeObjectFieldStart("properties");
    json.writeStringField("verdict", report.verdict().id());
    json.writeStringField("edition", report.edition().name());
    json.writeNumberField("exchangesChecked", report.exchanges().checked());
    json.writeNumberField("exchangesNotChecked", report.exchanges().notCheckedTotal());
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", Printable.of(text));
    json.writeEndObject();
  }

  private static String level(Impact impact) {
    return switch (impact) {
      case BREAKING -> "error";
      case ADDITIVE -> "warning";
      case NOTICE -> "note";
    };
  }

  private static String uri(String path) throws IOException {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
