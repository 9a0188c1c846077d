package io.github.cbrsdk.conformance.source;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Streams response bodies, one a line (NDJSON), of which nothing else is known. */
final class BodiesReader implements RecordingReader {
  @Override
  public void read(RecordingFile file, Consumer<Exchange> consumer) throws IOException {
    try (InputStream in = file.open()) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int index = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          add(next, line, index);
        } else if (deliver(line, file.label() + "#" + index, consumer)) {
          index++;
        }
      }
      deliver(line, file.label() + "#" + index, consumer);
    }
  }

  private static void add(int next, ByteArrayOutputStream line, int index) {
    line.write(next);
    if (line.size() > RecordingJson.MAX_BODY) {
      throw new SourceException(
          "body %d is larger than %d MiB".formatted(index, RecordingJson.MAX_BODY >> 20));
    }
  }

  /** Hands over the line, unless that is blank, and returns whether it did. */
  private static boolean deliver(
      ByteArrayOutputStream line, String source, Consumer<Exchange> consumer) {
    byte[] body = line.toByteArray();
    line.reset();
    for (byte each : body) {
      if (each != ' ' && each != '\t' && each != '\r') {
        consumer.accept(new Exchange(source, null, null, new Response(null, Headers.none(), body)));
        return true;
      }
    }
    return false;
  }
}
