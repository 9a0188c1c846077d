package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The result for programs. The names and the order of its members are part of the interface. */
public final class JsonReport {
  /** Its file in the report folder. */
  public static final String FILE = "report.json";

  private static final JsonFactory JSON = new JsonFactory();

  private JsonReport() {}

  /** Writes the file. */
  public static void write(Report report, ReportFolder folder) throws IOException {
    try (Writer writer = folder.open(FILE)) {
      write(report, writer);
    }
  }

  /** Writes the report, indented, with a line break at its end; does not close the writer. */
  public static void write(Report report, Writer writer) throws IOException {
    Result result = report.result();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    try (JsonGenerator json = JSON.createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      json.writeStringField("verdict", result.verdict().id());
      json.writeNumberField("exitStatus", report.exitStatus());
      json.writeObjectFieldStart("contract");
      json.writeStringField("version", result.contract().version());
      json.writeStringField("sha256", result.contract().sha256());
      json.writeEndObject();
      writeEdition(json, result.edition());
      writeExchanges(json, result);
      json.writeArrayFieldStart("findings");
      for (Finding finding : result.findings()) {
        writeFinding(json, finding);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("members");
      for (MemberStatistics member : result.members()) {
        writeMember(json, member);
      }
      json.writeEndArray();
      writeCoverage(json, result.coverage());
      json.writeEndObject();
    }
    writer.write('\n');
  }

  private static void writeEdition(JsonGenerator json, EditionChoice edition) throws IOException {
    json.writeObjectFieldStart("edition");
    json.writeStringField("name", edition.name());
    json.writeStringField("chosen", edition.chosen());
    json.writeStringField("reason", edition.reason());
    json.writeArrayFieldStart("candidates");
    for (EditionChoice.Candidate candidate : edition.candidates()) {
      json.writeStartObject();
      json.writeStringField("name", candidate.name());
      json.writeNumberField("breaking", candidate.breaking());
      json.writeNumberField("additive", candidate.additive());
      json.writeNumberField("driftedExchanges", candidate.driftedExchanges());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeExchanges(JsonGenerator json, Result result) throws IOException {
    json.writeObjectFieldStart("exchanges");
    json.writeNumberField("total", result.exchanges().total());
    json.writeNumberField("checked", result.exchanges().checked());
    json.writeNumberField("notChecked", result.exchanges().notCheckedTotal());
    json.writeNumberField("drifted", result.exchanges().drifted());
    writeCounts(json, "notCheckedReasons", result.exchanges().notChecked());
    json.writeEndObject();
  }

  private static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("impact", finding.impact().name().toLowerCase(Locale.ROOT));
    json.writeStringField("operation", finding.drift().operation());
    json.writeStringField("pointer", finding.pointer());
    ContractLocation contract = finding.drift().contract();
    json.writeObjectFieldStart("contract");
    json.writeStringField("file", contract.file());
    json.writeNumberField("line", contract.line());
    json.writeStringField("pointer", contract.pointer());
    json.writeEndObject();
    json.writeStringField("expected", finding.drift().expected());
    json.writeStringField("observed", finding.drift().observed());
    if (finding.drift().hint() != null) {
      json.writeStringField("hint", finding.drift().hint());
    }
    json.writeStringField("sdkEffect", finding.sdkEffect().id());
    writeStrings(json, "editions", finding.editions());
    json.writeNumberField("occurrences", finding.occurrences());
    json.writeNumberField("exchanges", finding.exchanges());
    writeStrings(json, "sources", finding.sources());
    json.writeStringField("fingerprint", finding.fingerprint());
    json.writeEndObject();
  }

  private static void writeMember(JsonGenerator json, MemberStatistics member) throws IOException {
    json.writeStartObject();
    json.writeStringField("operation", member.operation());
    json.writeStringField("schema", member.schema());
    json.writeStringField("pointer", member.pointer());
    json.writeBooleanField("declared", member.declared());
    json.writeNumberField("present", member.present());
    json.writeNumberField("null", member.nulls());
    json.writeNumberField("absent", member.absent());
    writeCounts(json, "types", member.types());
    writeCounts(json, "values", member.values());
    json.writeEndObject();
  }

  private static void writeCoverage(JsonGenerator json, Coverage coverage) throws IOException {
    json.writeObjectFieldStart("coverage");
    writePart(json, "members", coverage.members());
    writePart(json, "enumValues", coverage.enumValues());
    writePart(json, "statuses", coverage.statuses());
    writePart(json, "envelopes", coverage.envelopes());
    json.writeEndObject();
  }

  private static void writePart(JsonGenerator json, String name, Coverage.Part part)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("declared", part.declared());
    json.writeNumberField("observed", part.observed());
    writeStrings(json, "missing", part.missing());
    json.writeEndObject();
  }

  private static void writeCounts(JsonGenerator json, String name, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void writeStrings(JsonGenerator json, String name, Collection<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
