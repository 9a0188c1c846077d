package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Request;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Streams HAR entries that follow one another, one a line (NDJSON) or however they are spaced. */
final class HarEntriesReader implements RecordingReader {
  private final Predicate<Request> wanted;

  HarEntriesReader(Predicate<Request> wanted) {
    this.wanted = wanted;
  }

  @Override
  public void read(RecordingFile file, Consumer<Exchange> consumer) throws IOException {
    try (JsonParser parser = RecordingJson.MAPPER.createParser(file.open())) {
      HarEntry.readAll(parser, file.label(), wanted, consumer);
    }
  }
}
