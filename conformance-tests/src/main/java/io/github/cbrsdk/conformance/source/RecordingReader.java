package io.github.cbrsdk.conformance.source;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.util.function.Consumer;

/** Reads the exchanges in a file of one format. */
interface RecordingReader {
  /**
   * Delivers each exchange as soon as it is read.
   *
   * @throws IOException if the file cannot be read
   * @throws SourceException if its content is not of this format
   */
  void read(RecordingFile file, Consumer<Exchange> consumer) throws IOException;
}
