package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.record.Recorder;
import io.github.cbrsdk.conformance.report.Page;
import io.github.cbrsdk.conformance.report.Redaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The recordings of one run, in a new folder. */
final class Recording implements AutoCloseable {
  private static final String NOT_JSON = "the body is not JSON, so nothing could be replaced in it";

  private final Recorder recorder;
  private final Path folder;
  private final List<String> files = new ArrayList<>();
  private final Map<String, Long> leftOut = new TreeMap<>();

  private Recording(Recorder recorder, Path folder) {
    this.recorder = recorder;
    this.folder = folder;
  }

  /**
   * Begins to record.
   *
   * @throws UsageException if the folder has files, so that none of them is lost
   */
  static Recording to(
      Path folder,
      String option,
      String endpoint,
      EffectiveContract contract,
      Redaction redaction,
      CommandContext context)
      throws IOException {
    boolean free = !Files.exists(folder);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        free = files.findAny().isEmpty();
      }
    }
    if (!free) {
      throw new UsageException(
          "%s: %s is not an empty folder. Name a new one.".formatted(option, folder));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("endpoint", endpoint);
    metadata.put("sdk", Version.number());
    metadata.put("contract", contract.info().sha256());
    return new Recording(
        new Recorder(contract, folder, metadata, redaction, context.names()), folder);
  }

  /** Records an exchange, unless it is left out of the check or its body is not JSON. */
  void add(Exchange exchange) {
    if (exchange.omission() != null) {
      leftOut.merge(exchange.omission().reason(), 1L, Long::sum);
      return;
    }
    try {
      String file = recorder.write(exchange);
      if (file == null) {
        leftOut.merge(NOT_JSON, 1L, Long::sum);
      } else {
        files.add(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isWhole() {
    return leftOut.isEmpty();
  }

  /** Moves the recordings to the folder, if they hold no secret, and prints what was recorded. */
  void keep(Page page) throws IOException {
    recorder.keep();
    files.forEach(file -> page.field("recorded", folder.resolve(file).toString()));
    leftOut.forEach((reason, n) -> page.field("left out", n + " times: " + reason));
    page.flush();
  }

  @Override
  public void close() throws IOException {
    recorder.close();
  }
}
