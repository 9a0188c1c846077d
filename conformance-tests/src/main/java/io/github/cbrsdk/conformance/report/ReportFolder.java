package io.github.cbrsdk.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that reports are written to, and the one way to write there: redacted. */
public final class ReportFolder {
  private final Path path;
  private final Redaction redaction;

  private ReportFolder(Path path, Redaction redaction) {
    this.path = path;
    this.redaction = redaction;
  }

  /**
   * The folder at a path, made if need be.
   *
   * @throws UncheckedIOException if it cannot be made
   */
  public static ReportFolder at(Path path, Redaction redaction) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReportFolder(path, redaction);
  }

  Redaction redaction() {
    return redaction;
  }

  /** A file in the folder, in UTF-8, replaced where it is there already. */
  Writer open(String name) throws IOException {
    return new RedactingWriter(Files.newBufferedWriter(path.resolve(name)), redaction);
  }

  /** Where a file of the folder lies. */
  public Path resolve(String name) {
    return path.resolve(name);
  }
}
