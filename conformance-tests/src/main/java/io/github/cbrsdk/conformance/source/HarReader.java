package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Streams the entries of an HTTP Archive (HAR 1.2); holds one entry at a time. */
final class HarReader implements RecordingReader {
  private final Predicate<Request> wanted;

  HarReader(Predicate<Request> wanted) {
    this.wanted = wanted;
  }

  @Override
  public void read(RecordingFile file, Consumer<Exchange> consumer) throws IOException {
    try (JsonParser parser = RecordingJson.MAPPER.createParser(file.open())) {
      parser.nextToken();
      enter(parser, "log", JsonToken.START_OBJECT);
      enter(parser, "entries", JsonToken.START_ARRAY);
      HarEntry.readAll(parser, file.label(), wanted, consumer);
    }
  }

  private static void enter(JsonParser parser, String name, JsonToken start) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String found = parser.currentName();
      JsonToken value = parser.nextToken();
      if (found.equals(name) && value == start) {
        return;
      }
      parser.skipChildren();
    }
    throw new SourceException("it has no \"log\" with \"entries\"");
  }
}
