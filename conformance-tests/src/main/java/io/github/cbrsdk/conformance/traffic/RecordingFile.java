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
 * @param path where it is
 * @param label how reports name it: the path relative to what was asked for
 */
record RecordingFile(Path path, String label) {
  private static final int BUFFER = 1 << 16;

  /** Its content, inflated where it is gzipped. */
  InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    in.mark(2);
    boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzipped ? new BufferedInputStream(new StrictGzip(in), BUFFER) : in;
  }

  /** Java ignores what stands behind a gzipped stream and is none itself. */
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

  /** The first bytes of its content; fewer if there are no more. */
  byte[] head(int length) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(length);
    }
  }

  /**
   * Its whole content.
   *
   * @throws SourceException if that is more than {@code limit} bytes
   */
  byte[] readAtMost(int limit) throws IOException {
    byte[] content = head(limit + 1);
    if (content.length > limit) {
      throw new SourceException("it is larger than %d MiB".formatted(limit >> 20));
    }
    return content;
  }

  /** Whether its name ends so, {@code .gz} aside, in upper or lower case. */
  boolean isNamed(String extension) {
    String name = label.toLowerCase(Locale.ROOT);
    return name.endsWith(extension) || name.endsWith(extension + ".gz");
  }

  /** Whether its name says that it holds one document a line. */
  boolean isNamedAsLines() {
    return isNamed(".ndjson") || isNamed(".jsonl");
  }
}
