package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.SourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file with recordings, plain or gzipped.
 *
 * @param path its path
 * @param label its name in reports: the path relative to the folder of the recordings
 * @param member where the content is in a zip archive at the path, or null if it is the whole file
 */
record RecordingFile(Path path, String label, @Nullable ZipMember member) {
  /** The largest body that is checked, in bytes. */
  static final int MAX_BODY = 16 << 20;

  /** The largest document that is held in memory, in bytes. */
  static final int MAX_DOCUMENT = 64 << 20;

  /** The longest line that is held in memory, in bytes: base64 of the largest body and more. */
  static final int MAX_LINE = 32 << 20;

  private static final int BUFFER = 1 << 16;

  /** The folder of the bodies of WireMock stubs, beside that of the stubs. */
  static final String BODY_FILES = "__files";

  /** File names of bodies that stand beside the recording, which Playwright names by their hash. */
  static final Pattern ATTACHED = Pattern.compile("[0-9a-f]{40}(\\.[0-9a-z]{1,16})?");

  RecordingFile(Path path, String label) {
    this(path, label, null);
  }

  /** Opens the content, inflated if it is gzipped. */
  InputStream open() throws IOException {
    InputStream in =
        new BufferedInputStream(
            member == null ? Files.newInputStream(path) : member.open(), BUFFER);
    in.mark(2);
    boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzipped ? new BufferedInputStream(new StrictGzip(in), BUFFER) : in;
  }

  /** Rejects data after a gzipped stream, which Java ignores. */
  private static final class StrictGzip extends GZIPInputStream {
    private static final int TRAILER = 8;

    StrictGzip(InputStream in) throws IOException {
      super(in, BUFFER);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0 && (inf.getRemaining() > TRAILER || in.available() > 0)) {
        throw new ZipException("other data follows its gzipped content");
      }
      return count;
    }
  }

  /** At most the first bytes of the content. */
  byte[] head(int length) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(length);
    }
  }

  /**
   * The whole content.
   *
   * @throws SourceException if it has more than {@code limit} bytes
   */
  byte[] readAtMost(int limit) throws IOException {
    byte[] content = head(limit + 1);
    if (content.length > limit) {
      throw new SourceException("it is larger than %d MiB".formatted(limit >> 20));
    }
    return content;
  }

  /**
   * A body that stands beside the recording.
   *
   * @throws UnreadableBodyException if it is missing, too large, or its name is none of a body
   */
  byte[] attached(String name) throws IOException, UnreadableBodyException {
    if (ATTACHED.matcher(name).matches()) {
      Path file = path.resolveSibling(name);
      try (InputStream in =
          member != null
              ? member.beside(name)
              : Files.isRegularFile(file) ? Files.newInputStream(file) : null) {
        if (in != null) {
          return wholeBody(in);
        }
      }
    }
    throw new UnreadableBodyException("the file with the body is not beside the recording");
  }

  /**
   * The body file of a WireMock stub.
   *
   * @param name relative to the nearest folder {@code __files} above the stub
   * @throws UnreadableBodyException if it is missing, too large, or outside of the folder
   */
  byte[] stubBody(String name) throws IOException, UnreadableBodyException {
    for (Path above = path.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
      Path folder = above.resolve(BODY_FILES).normalize();
      Path file = bodyFile(folder, name);
      if (file.startsWith(folder) && Files.isRegularFile(file)) {
        try (InputStream in = new RecordingFile(file, label).open()) {
          return wholeBody(in);
        }
      }
    }
    throw new UnreadableBodyException(
        "the body file of the stub is in no %s folder above it".formatted(BODY_FILES));
  }

  private static Path bodyFile(Path folder, String name) throws UnreadableBodyException {
    try {
      return folder.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new UnreadableBodyException("the name of the stub's body file is not a path");
    }
  }

  private static byte[] wholeBody(InputStream in) throws IOException, UnreadableBodyException {
    byte[] body = in.readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new UnreadableBodyException("the file with the body is too large");
    }
    return body;
  }

  /** Whether the name has an extension, before {@code .gz}, in upper or lower case. */
  boolean isNamed(String extension) {
    String name = label.toLowerCase(Locale.ROOT);
    return name.endsWith(extension) || name.endsWith(extension + ".gz");
  }

  /** Whether the extension is that of one document per line. */
  boolean isNamedAsLines() {
    return isNamed(".ndjson") || isNamed(".jsonl") || isNamed(".network");
  }
}
