package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.ContractInfo;
import io.github.cbrsdk.conformance.ContractLocation;
import io.github.cbrsdk.conformance.Coverage;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.EditionChoice;
import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Finding;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.MemberStatistics;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.accept.Acceptance;
import io.github.cbrsdk.conformance.accept.AcceptedDrift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a report back from {@code report.json}; the counterpart of {@link JsonReport}. */
public final class StoredReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Excerpt> excerpts = new HashMap<>();
  private final Map<String, String> proposals = new HashMap<>();
  private final Map<Drift, List<String>> seenBy = new HashMap<>();

  private StoredReport() {}

  /**
   * Reads a report.
   *
   * @param file the file, or the folder that it is in
   * @throws SourceException if it is not there or not a report of this version
   */
  public static Report read(Path file) {
    Path path = Files.isDirectory(file) ? file.resolve(JsonReport.FILE) : file;
    try {
      return new StoredReport().report(JSON.readTree(Files.readString(path)));
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw new SourceException(
          path + " is not a report of this version; write it anew with check --report-dir", e);
    } catch (IOException e) {
      throw new SourceException(
          "There is no report to read at " + path + "; write one with check --report-dir", e);
    }
  }

  private Report report(JsonNode json) {
    List<Finding> findings = list(json, "findings", this::finding);
    StoredResult result =
        new StoredResult(
            of(Verdict.values(), Verdict::id, text(json, "verdict")),
            contract(json.path("contract")),
            edition(json.path("edition")),
            exchanges(json.path("exchanges")),
            findings,
            list(json, "members", StoredReport::member),
            coverage(json.path("coverage")));
    Evidence evidence =
        new Evidence(
            Map.of(),
            excerpts,
            proposals,
            seenBy,
            optional(json.path("editionMatrix"), StoredReport::matrix),
            optional(json.path("selfProof"), StoredReport::proof),
            new Acceptance(list(json, "accepted", StoredReport::accepted)));
    return new Report(
        result,
        json.path("exitStatus").asInt(),
        EnumSet.of(Impact.BREAKING, Impact.ADDITIVE),
        list(json, "runs", StoredReport::run),
        evidence);
  }

  private Finding finding(JsonNode json) {
    JsonNode contract = json.path("contract");
    Drift drift =
        new Drift(
            Rule.of(text(json, "rule")).orElseThrow(IllegalArgumentException::new),
            Impact.of(text(json, "impact")),
            text(json, "operation"),
            text(json, "pointer"),
            new ContractLocation(
                text(contract, "file"), contract.path("line").asInt(), text(contract, "pointer")),
            text(json, "expected"),
            text(json, "observed"),
            text(json, "detail"),
            textOrNull(json, "hint"));
    String fingerprint = drift.fingerprint();
    optional(json.path("excerpt"), StoredReport::excerpt)
        .ifPresent(excerpt -> excerpts.put(fingerprint, excerpt));
    String proposal = textOrNull(json, "proposal");
    if (proposal != null) {
      proposals.put(fingerprint, proposal);
    }
    List<String> runs = strings(json, "runs");
    if (!runs.isEmpty()) {
      seenBy.put(drift, runs);
    }
    return new Finding(
        drift,
        strings(json, "editions"),
        of(SdkEffect.values(), SdkEffect::id, text(json, "sdkEffect")),
        json.path("occurrences").asLong(),
        json.path("exchanges").asLong(),
        strings(json, "sources"));
  }

  private static Acceptance.Entry accepted(JsonNode json) {
    return new Acceptance.Entry(
        new AcceptedDrift(
            text(json, "fingerprint"),
            text(json, "rule"),
            text(json, "pointer"),
            text(json, "reason"),
            LocalDate.parse(text(json, "expires")),
            LocalDate.parse(text(json, "firstSeen")),
            LocalDate.parse(text(json, "lastSeen"))),
        of(Acceptance.State.values(), Acceptance.State::id, text(json, "state")));
  }

  private static Excerpt excerpt(JsonNode json) {
    return new Excerpt(
        text(json, "source"),
        json.path("firstLine").asInt(),
        json.path("markedLine").asInt(),
        strings(json, "lines"));
  }

  private static Run run(JsonNode json) {
    return new Run(
        text(json, "label"),
        strings(json, "command"),
        Instant.parse(text(json, "startedAt")),
        json.path("millis").asLong(),
        text(json, "tool"),
        text(json, "platform"),
        of(Verdict.values(), Verdict::id, text(json, "verdict")),
        contract(json.path("contract")),
        edition(json.path("edition")),
        exchanges(json.path("exchanges")),
        coverage(json.path("coverage")));
  }

  private static ContractInfo contract(JsonNode json) {
    return new ContractInfo(text(json, "version"), text(json, "sha256"));
  }

  private static EditionChoice edition(JsonNode json) {
    return new EditionChoice(
        text(json, "name"),
        text(json, "chosen").equals("given"),
        list(
            json,
            "candidates",
            candidate ->
                new EditionChoice.Candidate(
                    text(candidate, "name"),
                    candidate.path("breaking").asInt(),
                    candidate.path("additive").asInt(),
                    candidate.path("driftedExchanges").asLong())),
        text(json, "reason"));
  }

  private static ExchangeCounts exchanges(JsonNode json) {
    return new ExchangeCounts(
        json.path("total").asLong(),
        json.path("checked").asLong(),
        json.path("drifted").asLong(),
        counts(json.path("notCheckedReasons")));
  }

  private static MemberStatistics member(JsonNode json) {
    return new MemberStatistics(
        text(json, "operation"),
        text(json, "schema"),
        text(json, "pointer"),
        json.path("declared").asBoolean(),
        json.path("present").asLong(),
        json.path("null").asLong(),
        json.path("absent").asLong(),
        counts(json.path("types")),
        counts(json.path("values")));
  }

  private static Coverage coverage(JsonNode json) {
    return new Coverage(
        part(json.path("members")),
        part(json.path("enumValues")),
        part(json.path("statuses")),
        part(json.path("envelopes")));
  }

  private static Coverage.Part part(JsonNode json) {
    return new Coverage.Part(
        json.path("declared").asInt(), json.path("observed").asInt(), strings(json, "missing"));
  }

  private static EditionMatrix matrix(JsonNode json) {
    return new EditionMatrix(strings(json, "editions"), list(json, "rows", StoredReport::row));
  }

  private static EditionMatrix.Row row(JsonNode json) {
    Map<String, EditionMatrix.Cell> cells = new LinkedHashMap<>();
    json.path("drifts")
        .properties()
        .forEach(
            cell ->
                cells.put(
                    cell.getKey(),
                    new EditionMatrix.Cell(
                        cell.getValue().path("breaking").asInt(),
                        cell.getValue().path("additive").asInt())));
    return new EditionMatrix.Row(text(json, "label"), json.path("exchanges").asLong(), cells);
  }

  private static ProofTable proof(JsonNode json) {
    return new ProofTable(
        list(
            json,
            "rules",
            row ->
                new ProofTable.Row(
                    text(row, "rule"),
                    row.path("injected").asLong(),
                    row.path("noticed").asLong())),
        strings(json, "missedDrifts"));
  }

  private static Map<String, Long> counts(JsonNode json) {
    Map<String, Long> counts = new LinkedHashMap<>();
    json.properties().forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    return counts;
  }

  private static <T> Optional<T> optional(JsonNode json, Function<JsonNode, T> read) {
    return json.isMissingNode() ? Optional.empty() : Optional.of(read.apply(json));
  }

  private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    json.path(name).forEach(element -> list.add(read.apply(element)));
    return list;
  }

  private static List<String> strings(JsonNode json, String name) {
    return list(json, name, JsonNode::asText);
  }

  private static String text(JsonNode json, String name) {
    String text = textOrNull(json, name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode json, String name) {
    return json.path(name).textValue();
  }

  private static <E> E of(E[] values, Function<E, String> id, String text) {
    for (E value : values) {
      if (id.apply(value).equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException("unknown: " + text);
  }
}
