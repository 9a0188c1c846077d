package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.SourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file with recordings, plain or gzipped.
 *
 * @param path its path
 * @param label its name in reports: the path relative to the folder of the recordings
 */
record RecordingFile(Path path, String label) {
  private static final int BUFFER = 1 << 16;

  /** Opens the content, inflated if it is gzipped. */
  InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
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

  /** Whether the name has an extension, before {@code .gz}, in upper or lower case. */
  boolean isNamed(String extension) {
    String name = label.toLowerCase(Locale.ROOT);
    return name.endsWith(extension) || name.endsWith(extension + ".gz");
  }

  /** Whether the extension is that of one document per line. */
  boolean isNamedAsLines() {
    return isNamed(".ndjson") || isNamed(".jsonl");
  }
}
