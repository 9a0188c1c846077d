package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.TreeMap;

/**
 * The result for code hosts, as SARIF 2.1.0: each finding stands on the line of the contract that
 * it is about.
 */
public final class SarifReport {
  /** Its file in the report folder. */
  public static final String FILE = "report.sarif";

  private static final JsonFactory JSON = new JsonFactory();
  private static final String FINGERPRINT = "cbrConformance/v1";

  private SarifReport() {}

  /** Writes the file. */
  public static void write(Report report, ReportFolder folder) throws IOException {
    try (Writer writer = folder.open(FILE)) {
      write(report, writer);
    }
  }

  /** Writes the log; does not close the writer. */
  static void write(Report report, Writer writer) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(writer)) {
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
      for (Finding finding : report.result().findings()) {
        writeResult(json, finding, report);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("invocations");
      json.writeStartObject();
      json.writeBooleanField("executionSuccessful", report.result().exchanges().checked() > 0);
      json.writeNumberField("exitCode", report.exitStatus());
      json.writeArrayFieldStart("toolExecutionNotifications");
      for (var reason : new TreeMap<>(report.result().exchanges().notChecked()).entrySet()) {
        json.writeStartObject();
        json.writeStringField("level", "warning");
        writeText(
            json,
            "message",
            Words.count(reason.getValue(), "exchange") + " not checked: " + reason.getKey());
        json.writeEndObject();
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

  private static void writeTool(JsonGenerator json, Report report) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "cbr-conformance");
    json.writeStringField("semanticVersion", report.result().contract().version());
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

  private static void writeResult(JsonGenerator json, Finding finding, Report report)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().id());
    json.writeStringField("level", level(finding.impact()));
    writeText(json, "message", Words.sentence(finding) + ". " + Advice.on(finding));
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField(
        "uri", uri(ContractFile.path(finding.drift().contract(), report.evidence())));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", Math.max(1, finding.drift().contract().line()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", Words.place(finding));
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
    json.writeStringField("verdict", report.result().verdict().id());
    json.writeStringField("edition", report.result().edition().name());
    json.writeNumberField("exchangesChecked", report.result().exchanges().checked());
    json.writeNumberField("exchangesNotChecked", report.result().exchanges().notCheckedTotal());
    json.writeEndObject();
  }

  private static void writeText(JsonGenerator json, String name, String text) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("text", text);
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
