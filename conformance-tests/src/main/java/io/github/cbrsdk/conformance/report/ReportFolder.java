package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the reports of one run. Reports of an earlier run are deleted first; either all new
 * files are written or none. Symbolic links in the folder are replaced, never followed.
 */
public final class ReportFolder implements AutoCloseable {
  private static final List<String> FILES =
      List.of(
          ReportJson.FILE,
          HtmlReport.FILE,
          ContractPage.FILE,
          JUnitReport.FILE,
          SarifReport.FILE,
          SummaryReport.FILE,
          ExchangeLog.FILE);

  private final Path path;

  /** The temporary files by their final path. */
  private final Map<Path, Path> parts = new LinkedHashMap<>();

  private ReportFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates the folder if necessary and deletes the reports of an earlier run.
   *
   * @throws UncheckedIOException if that fails
   */
  public static ReportFolder at(Path path) {
    try {
      Files.createDirectories(path);
      discard(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReportFolder(path);
  }

  /** Creates the folder if necessary, and leaves what is in it. */
  public static ReportFolder keeping(Path path) throws IOException {
    Files.createDirectories(path);
    return new ReportFolder(path);
  }

  /** Deletes the reports in a folder, if there are any. */
  public static void discard(Path path) throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(path.resolve(file));
    }
  }

  /**
   * Writes a report in all formats.
   *
   * @param failing the impacts that fail the run
   * @param contract the contract that contract.html shows
   * @param edition the edition that the caller named, or null; it may be the file of an overlay
   */
  public void write(
      Report report,
      Set<Impact> failing,
      Contract contract,
      @Nullable String edition,
      ContractFiles files)
      throws IOException {
    write(ReportJson.FILE, ReportJson.indented(report));
    write(HtmlReport.FILE, HtmlReport.of(report, files));
    write(JUnitReport.FILE, JUnitReport.of(report, failing));
    write(SarifReport.FILE, SarifReport.of(report, files));
    write(SummaryReport.FILE, SummaryReport.of(report, files));
    write(ContractPage.FILE, ContractPage.of(contract, report.edition().name(), edition));
  }

  /** Writes a new file in UTF-8, which {@link #commit} makes visible. */
  void write(String name, String content) throws IOException {
    try (Writer writer = open(name)) {
      writer.write(content);
    }
  }

  Writer open(String name) throws IOException {
    Path part = path.resolve("." + name + ".part");
    Files.deleteIfExists(part);
    parts.put(path.resolve(name), part);
    part.toFile().deleteOnExit();
    // Half a surrogate pair, which JSON may hold, becomes a question mark and is not an error.
    return new BufferedWriter(
        new OutputStreamWriter(
            Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            UTF_8));
  }

  /** Moves all files to their final path. */
  public void commit() throws IOException {
    List<Path> moved = new ArrayList<>();
    try {
      for (Map.Entry<Path, Path> file : parts.entrySet()) {
        Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
        moved.add(file.getKey());
      }
      moved.clear();
    } finally {
      for (Path file : moved) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path part : parts.values()) {
      Files.deleteIfExists(part);
    }
  }
}
