package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.Verdict;
import io.github.cbrsdk.conformance.result.VerdictPolicy;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The list of exchanges with their outcomes, one per line.
 *
 * <p>The edition may be chosen only at the end, and there may be too many exchanges for the memory:
 * their sources go to a temporary file, each with the number of its outcome, and the few different
 * outcomes stay in memory.
 */
public final class ExchangeLog implements AutoCloseable {
  public static final String FILE = "exchanges.ndjson";

  private final Predicate<Drift> accepted;
  private final Function<CheckedExchange, @Nullable String> credentials;
  private final Path spool;
  private final DataOutputStream spooling;

  /** The different outcomes by edition, each with its number, in the order of the numbers. */
  private final Map<Map<String, Outcome>, Integer> numbers = new LinkedHashMap<>();

  private long count;

  /** The outcome of an exchange by an edition: a line of the log, but for its source. */
  private record Outcome(
      Verdict verdict,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String credential,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
      List<Finding> findings) {
    record Finding(Rule rule, Impact impact, String pointer) {}

    static Outcome of(
        CheckedExchange exchange, @Nullable String credential, String edition, List<Drift> drifts) {
      Verdict verdict = VerdictPolicy.DEFAULT.of(exchange, edition, drifts);
      boolean unjudged = verdict == Verdict.NOT_CHECKED && exchange.omission() == null;
      return new Outcome(
          verdict,
          credential,
          unjudged ? VerdictPolicy.BODY_NOT_VALIDATED : exchange.notCheckedBecause(),
          drifts.stream()
              .map(each -> new Finding(each.rule(), each.impact(), each.pointer()))
              .toList());
    }
  }

  private record Line(String source, @JsonUnwrapped Outcome outcome) {}

  /**
   * Starts a log.
   *
   * @param accepted the drifts that are left out of it
   * @param credentials the names of the security schemes whose credentials the request carried, or
   *     null
   */
  public ExchangeLog(
      Predicate<Drift> accepted, Function<CheckedExchange, @Nullable String> credentials)
      throws IOException {
    this.accepted = accepted;
    this.credentials = credentials;
    this.spool = Files.createTempFile("exchanges", ".spool");
    spool.toFile().deleteOnExit();
    this.spooling = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool)));
  }

  public void add(CheckedExchange exchange) {
    if (exchange.skipped()) {
      return;
    }
    String credential = credentials.apply(exchange);
    Map<String, Outcome> outcome = new HashMap<>();
    exchange
        .driftsByEdition()
        .forEach(
            (edition, drifts) -> {
              List<Drift> counted = drifts.stream().filter(accepted.negate()).toList();
              outcome.put(edition, Outcome.of(exchange, credential, edition, counted));
            });
    int number = numbers.computeIfAbsent(outcome, unused -> numbers.size());
    try {
      spooling.writeUTF(exchange.source());
      spooling.writeInt(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count++;
  }

  /** Writes all lines in order, with the outcomes by an edition. */
  public void write(String edition, Redaction redaction, ReportFolder folder) throws IOException {
    spooling.close();
    List<Map<String, Outcome>> outcomes = List.copyOf(numbers.keySet());
    ObjectWriter redacting = ReportJson.redacting(redaction).writer();
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(spool)));
        Writer writer = folder.open(FILE)) {
      for (long i = 0; i < count; i++) {
        String source = in.readUTF();
        Map<String, Outcome> outcome = outcomes.get(in.readInt());
        // An exchange that was checked against one edition has one outcome.
        Outcome shown =
            outcome.size() == 1
                ? outcome.values().iterator().next()
                : Objects.requireNonNull(outcome.get(edition));
        writer.write(ReportJson.text(new Line(source, shown), redacting) + "\n");
      }
    }
  }

  /**
   * Writes the lines of several logs, one after the other.
   *
   * @param logs the folders of the logs, by the label of the run; a folder without a log is left
   *     out
   * @throws SourceException if a line is malformed
   */
  public static void merge(Map<String, Path> logs, ReportFolder folder) throws IOException {
    try (Writer writer = folder.open(FILE)) {
      for (Map.Entry<String, Path> log : logs.entrySet()) {
        Path file = log.getValue().resolve(FILE);
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS),
                    StandardCharsets.UTF_8))) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            writer.write(labelled(line, log.getKey(), file) + "\n");
          }
        } catch (NoSuchFileException e) {
          // A report may be merged without its log.
        }
      }
    }
  }

  private static String labelled(String line, String label, Path file) {
    try {
      JsonNode json = ReportJson.MAPPER.readTree(line);
      if (json instanceof ObjectNode object && object.path("source").isTextual()) {
        object.put("source", label + "/" + object.path("source").textValue());
        return ReportJson.text(object);
      }
    } catch (JacksonException e) {
      // Reported below.
    }
    throw new SourceException(
        file + " is not a list of exchanges; write it anew with check --report-dir");
  }

  @Override
  public void close() throws IOException {
    spooling.close();
    Files.deleteIfExists(spool);
  }
}
