package io.github.cbrsdk.conformance.source;

import io.github.cbrsdk.conformance.SourceException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

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
    return gzipped ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
  }

  /**
   * Its whole content.
   *
   * @throws SourceException if that is more than {@code limit} bytes
   */
  byte[] readAtMost(int limit) throws IOException {
    try (InputStream in = open()) {
      byte[] content = in.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new SourceException("it is larger than %d MiB".formatted(limit >> 20));
      }
      return content;
    }
  }
}
