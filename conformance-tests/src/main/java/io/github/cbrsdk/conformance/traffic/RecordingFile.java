package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.SourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
  private static final int BUFFER = 1 << 16;

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
        throw new ZipException("there is something behind its gzipped content");
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
          byte[] body = in.readNBytes(RecordedJson.MAX_BODY + 1);
          if (body.length <= RecordedJson.MAX_BODY) {
            return body;
          }
          throw new UnreadableBodyException("the file with the body is too large");
        }
      }
    }
    throw new UnreadableBodyException("the file with the body is not beside the recording");
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
