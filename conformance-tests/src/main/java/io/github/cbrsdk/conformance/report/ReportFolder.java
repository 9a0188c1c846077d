package io.github.cbrsdk.conformance.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
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
    // Half a surrogate pair, which JSON may hold, becomes a question mark and is no error.
    Writer out = new OutputStreamWriter(Files.newOutputStream(path.resolve(name)), UTF_8);
    return new RedactingWriter(new BufferedWriter(out), redaction);
  }

  /** Where a file of the folder lies. */
  public Path resolve(String name) {
    return path.resolve(name);
  }
}
