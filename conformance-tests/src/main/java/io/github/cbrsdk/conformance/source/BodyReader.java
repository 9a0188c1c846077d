package io.github.cbrsdk.conformance.source;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import java.io.IOException;
import java.util.function.Consumer;

/** Takes the whole file as the body of a response of which nothing else is known. */
final class BodyReader implements RecordingReader {
  @Override
  public void read(RecordingFile file, Consumer<Exchange> consumer) throws IOException {
    byte[] body = file.readAtMost(RecordingJson.MAX_BODY);
    consumer.accept(
        new Exchange(file.label(), null, null, new Response(null, Headers.none(), body)));
  }
}
