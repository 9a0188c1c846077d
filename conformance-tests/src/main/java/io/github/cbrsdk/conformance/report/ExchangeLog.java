package io.github.cbrsdk.conformance.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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

  private static final JsonFactory JSON = new JsonFactory();

  private final ReportFolder folder;
  private final Path spool;
  private final DataOutputStream spooling;
  private final Map<Map<String, String>, Integer> numbers = new HashMap<>();
  private final List<Map<String, String>> outcomes = new ArrayList<>();
  private long count;

  /** Starts a log. */
  public ExchangeLog(ReportFolder folder) throws IOException {
    this.folder = folder;
    this.spool = Files.createTempFile("exchanges", ".spool");
    this.spooling = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool)));
  }

  /** Adds the line of an exchange. */
  public void add(CheckedExchange exchange) {
    Map<String, String> outcome = new HashMap<>();
    for (String edition : exchange.editions()) {
      outcome.put(edition, outcome(exchange, edition));
    }
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
  public void write(String edition) throws IOException {
    spooling.close();
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(spool)));
        Writer writer = folder.open(FILE)) {
      for (long i = 0; i < count; i++) {
        String source = in.readUTF();
        String outcome = outcomeBy(edition, outcomes.get(in.readInt()));
        writer.write("{\"source\":" + quote(source) + ',' + outcome + "}\n");
      }
    }
  }

  /** An exchange that was checked against one edition only has no other outcome. */
  private static String outcomeBy(String edition, Map<String, String> outcome) {
    return outcome.size() == 1
        ? outcome.values().iterator().next()
        : Objects.requireNonNull(outcome.get(edition));
  }

  /** Deletes the temporary file. */
  @Override
  public void close() throws IOException {
    spooling.close();
    Files.deleteIfExists(spool);
  }

  /** The members behind the source. */
  private static String outcome(CheckedExchange exchange, String edition) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("verdict", exchange.verdict(edition).id());
      if (exchange.notCheckedBecause() != null) {
        json.writeStringField("reason", exchange.notCheckedBecause());
      }
      json.writeArrayFieldStart("findings");
      if (exchange.notCheckedBecause() == null) {
        for (Drift drift : exchange.drifts(edition)) {
          json.writeStartObject();
          json.writeStringField("rule", drift.rule().id());
          json.writeStringField("impact", drift.impact().name().toLowerCase(Locale.ROOT));
          json.writeStringField("pointer", drift.pointer());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String members = text.toString();
    return members.substring(1, members.length() - 1);
  }

  private static String quote(String text) throws IOException {
    StringWriter quoted = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(quoted)) {
      json.writeString(text);
    }
    return quoted.toString();
  }
}
