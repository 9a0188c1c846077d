package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.cbrsdk.conformance.ContractInfo;
import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Result;
import io.github.cbrsdk.conformance.accept.Acceptance;
import io.github.cbrsdk.conformance.accept.AcceptedDrift;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
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
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    try (JsonGenerator json = JSON.createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(printer);
      json.writeStartObject();
      writeMembers(report, json);
      json.writeEndObject();
    }
    writer.write('\n');
  }

  /** Writes the members of the report into an object that was begun. */
  static void writeMembers(Report report, JsonGenerator json) throws IOException {
    Result result = report.result();
    json.writeStringField("verdict", result.verdict().id());
    json.writeNumberField("exitStatus", report.exitStatus());
    writeContract(json, result.contract());
    writeEdition(json, result.edition());
    writeExchanges(json, result.exchanges());
    json.writeArrayFieldStart("findings");
    for (Finding finding : result.findings()) {
      writeFinding(json, finding, report);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("members");
    for (MemberStatistics member : result.members()) {
      writeMember(json, member);
    }
    json.writeEndArray();
    writeCoverage(json, result.coverage());
    if (report.evidence().matrix().isPresent()) {
      writeMatrix(json, report.evidence().matrix().get());
    }
    if (report.evidence().selfProof().isPresent()) {
      writeProof(json, report.evidence().selfProof().get());
    }
    writeAccepted(json, report.evidence().acceptance());
    json.writeArrayFieldStart("runs");
    for (Run run : report.runs()) {
      writeRun(json, run);
    }
    json.writeEndArray();
  }

  private static void writeContract(JsonGenerator json, ContractInfo contract) throws IOException {
    json.writeObjectFieldStart("contract");
    json.writeStringField("version", contract.version());
    json.writeStringField("sha256", contract.sha256());
    json.writeEndObject();
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

  private static void writeExchanges(JsonGenerator json, ExchangeCounts exchanges)
      throws IOException {
    json.writeObjectFieldStart("exchanges");
    json.writeNumberField("total", exchanges.total());
    json.writeNumberField("checked", exchanges.checked());
    json.writeNumberField("notChecked", exchanges.notCheckedTotal());
    json.writeNumberField("drifted", exchanges.drifted());
    writeCounts(json, "notCheckedReasons", exchanges.notChecked());
    json.writeEndObject();
  }

  private static void writeFinding(JsonGenerator json, Finding finding, Report report)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().id());
    json.writeStringField("impact", finding.impact().id());
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
    json.writeStringField("detail", finding.drift().detail());
    json.writeStringField("advice", Advice.on(finding));
    writeStrings(json, "runs", report.evidence().seenBy().getOrDefault(finding.drift(), List.of()));
    writeEvidence(json, finding, report.evidence());
    json.writeStringField("fingerprint", finding.fingerprint());
    json.writeEndObject();
  }

  private static void writeEvidence(JsonGenerator json, Finding finding, Evidence evidence)
      throws IOException {
    Excerpt excerpt = evidence.excerpts().get(finding.fingerprint());
    if (excerpt != null) {
      json.writeObjectFieldStart("excerpt");
      json.writeStringField("source", excerpt.source());
      json.writeNumberField("firstLine", excerpt.firstLine());
      json.writeNumberField("markedLine", excerpt.markedLine());
      writeStrings(json, "lines", excerpt.lines());
      json.writeEndObject();
    }
    String proposal = evidence.proposals().get(finding.fingerprint());
    if (proposal != null) {
      json.writeStringField("proposal", proposal);
    }
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

  private static void writeMatrix(JsonGenerator json, EditionMatrix matrix) throws IOException {
    json.writeObjectFieldStart("editionMatrix");
    writeStrings(json, "editions", matrix.editions());
    json.writeArrayFieldStart("rows");
    for (EditionMatrix.Row row : matrix.rows()) {
      json.writeStartObject();
      json.writeStringField("label", row.label());
      json.writeNumberField("exchanges", row.exchanges());
      json.writeObjectFieldStart("drifts");
      for (Map.Entry<String, EditionMatrix.Cell> cell : row.cells().entrySet()) {
        json.writeObjectFieldStart(cell.getKey());
        json.writeNumberField("breaking", cell.getValue().breaking());
        json.writeNumberField("additive", cell.getValue().additive());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeAccepted(JsonGenerator json, Acceptance acceptance) throws IOException {
    json.writeArrayFieldStart("accepted");
    for (Acceptance.Entry entry : acceptance.entries()) {
      AcceptedDrift drift = entry.drift();
      json.writeStartObject();
      json.writeStringField("fingerprint", drift.fingerprint());
      json.writeStringField("rule", drift.rule());
      json.writeStringField("pointer", drift.pointer());
      json.writeStringField("reason", drift.reason());
      json.writeStringField("expires", drift.expires().toString());
      json.writeStringField("firstSeen", drift.firstSeen().toString());
      json.writeStringField("lastSeen", drift.lastSeen().toString());
      json.writeStringField("state", entry.state().id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeProof(JsonGenerator json, ProofTable proof) throws IOException {
    json.writeObjectFieldStart("selfProof");
    json.writeNumberField("injected", proof.injected());
    json.writeNumberField("noticed", proof.noticed());
    json.writeNumberField("missed", proof.injected() - proof.noticed());
    writeStrings(json, "missedDrifts", proof.missed());
    json.writeArrayFieldStart("rules");
    for (ProofTable.Row row : proof.rows()) {
      json.writeStartObject();
      json.writeStringField("rule", row.rule());
      json.writeNumberField("injected", row.injected());
      json.writeNumberField("noticed", row.noticed());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRun(JsonGenerator json, Run run) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", run.label());
    writeStrings(json, "command", run.command());
    json.writeStringField("startedAt", run.startedAt().toString());
    json.writeNumberField("millis", run.millis());
    json.writeStringField("tool", run.tool());
    json.writeStringField("platform", run.platform());
    json.writeStringField("verdict", run.verdict().id());
    writeContract(json, run.contract());
    writeEdition(json, run.edition());
    writeExchanges(json, run.exchanges());
    writeCoverage(json, run.coverage());
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
