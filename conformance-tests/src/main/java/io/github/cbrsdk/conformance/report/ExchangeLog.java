package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One line for each exchange, for programs.
 *
 * <p>Which edition counts may be known only at the end, and the exchanges may be too many to hold:
 * so their sources go to a temporary file, each with the number of its outcome, and the few
 * different outcomes stay in memory.
 */
public final class ExchangeLog implements AutoCloseable {
  /** Its file in the report folder. */
  public static final String FILE = "exchanges.ndjson";

  private final Predicate<Drift> accepted;
  private final Path spool;
  private final DataOutputStream spooling;
  private final Map<Map<String, Outcome>, Integer> numbers = new HashMap<>();
  private final List<Map<String, Outcome>> outcomes = new ArrayList<>();
  private long count;

  /** What became of an exchange by an edition. */
  private record Outcome(Verdict verdict, @Nullable String reason, List<Noticed> findings) {
    static Outcome of(CheckedExchange exchange, List<Drift> drifts) {
      return new Outcome(
          VerdictPolicy.DEFAULT.of(exchange, drifts),
          exchange.notCheckedBecause(),
          drifts.stream()
              .map(each -> new Noticed(each.rule(), each.impact(), each.pointer()))
              .toList());
    }

    ObjectNode line(String source, Redaction redaction) {
      ObjectNode line = ReportJson.MAPPER.createObjectNode();
      line.put("source", redaction.apply(source)).put("verdict", verdict.id());
      if (reason != null) {
        line.put("reason", redaction.apply(reason));
      }
      for (Noticed each : findings) {
        line.withArray("findings")
            .addObject()
            .put("rule", each.rule().id())
            .put("impact", each.impact().id())
            .put("pointer", redaction.apply(each.pointer()));
      }
      line.withArray("findings");
      return line;
    }
  }

  private record Noticed(Rule rule, Impact impact, String pointer) {}

  /**
   * Starts a log.
   *
   * @param accepted the drifts that are left out of it
   */
  public ExchangeLog(Predicate<Drift> accepted) throws IOException {
    this.accepted = accepted;
    this.spool = Files.createTempFile("exchanges", ".spool");
    spool.toFile().deleteOnExit();
    this.spooling = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool)));
  }

  /** Adds the line of an exchange; none for one that was skipped. */
  public void add(CheckedExchange exchange) {
    if (exchange.skipped()) {
      return;
    }
    Map<String, Outcome> outcome = new HashMap<>();
    exchange
        .driftsByEdition()
        .forEach(
            (edition, drifts) ->
                outcome.put(
                    edition,
                    Outcome.of(exchange, drifts.stream().filter(accepted.negate()).toList())));
    int number =
        numbers.computeIfAbsent(
            outcome,
            added -> {
              outcomes.add(added);
              return outcomes.size() - 1;
            });
    try {
      spooling.writeUTF(exchange.source());
      spooling.writeInt(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    count++;
  }

  /**
   * Writes all lines, in the order in which they were added, as that edition sees them where they
   * were checked against several.
   */
  public void write(String edition, Redaction redaction, ReportFolder folder) throws IOException {
    spooling.close();
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(spool)));
        Writer writer = folder.open(FILE)) {
      for (long i = 0; i < count; i++) {
        String source = in.readUTF();
        Map<String, Outcome> outcome = outcomes.get(in.readInt());
        // An exchange that was checked against one edition only has no other outcome.
        Outcome shown =
            outcome.size() == 1
                ? outcome.values().iterator().next()
                : Objects.requireNonNull(outcome.get(edition));
        writer.write(ReportJson.text(shown.line(source, redaction)) + "\n");
      }
    }
  }

  /**
   * Writes the lines of several logs, one after the other.
   *
   * @param logs the folders that they are in, by the label of the run; one that has none is left
   *     out
   * @throws SourceException if a line is not of a log
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
          // A report whose exchanges are not at hand has its findings all the same.
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
      // Said below.
    }
    throw new SourceException(
        file + " is not a list of exchanges; write it anew with check --report-dir");
  }

  /** Deletes the temporary file. */
  @Override
  public void close() throws IOException {
    spooling.close();
    Files.deleteIfExists(spool);
  }
}
