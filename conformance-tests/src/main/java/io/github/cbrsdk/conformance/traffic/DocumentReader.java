package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads JSON documents that are held in memory, each in the format that its content tells. */
final class DocumentReader {
  private final RecordingFile file;
  private final TrafficFilter filter;
  private final SourceNames sources;
  private final Consumer<Exchange> consumer;

  DocumentReader(
      RecordingFile file, TrafficFilter filter, SourceNames sources, Consumer<Exchange> consumer) {
    this.file = file;
    this.filter = filter;
    this.sources = sources;
    this.consumer = consumer;
  }

  /**
   * The documents that follow one another in a text.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if there is anything else
   */
  static List<byte[]> split(byte[] text) throws IOException {
    List<byte[]> documents = new ArrayList<>();
    try (JsonParser parser = JsonCursor.FACTORY.createParser(text)) {
      int end = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        parser.finishToken();
        int next = (int) parser.currentLocation().getByteOffset();
        if (next < 0) {
          throw new SourceException("it is not in UTF-8");
        }
        documents.add(Arrays.copyOfRange(text, end, next));
        end = next;
      }
    }
    return documents;
  }

  /** Reads one document. */
  void read(byte[] document) throws IOException {
    RecordingFormat.Told told;
    boolean array;
    try (JsonParser parser = JsonCursor.FACTORY.createParser(document)) {
      told = RecordingFormat.of(parser);
    }
    try (JsonParser parser = JsonCursor.FACTORY.createParser(document)) {
      array = parser.nextToken() == JsonToken.START_ARRAY;
      if (array && told.format() != RecordingFormat.BODY) {
        readElements(parser, document);
        return;
      }
      JsonCursor cursor = new JsonCursor(parser);
      switch (told.format()) {
        case HAR -> {
          sources.number();
          readArchive(document);
        }
        case HAR_ENTRY -> consumer.accept(new HarEntryReader(cursor, filter).read(sources.next()));
        case WIREMOCK -> readStub(cursor, document);
        case WIREMOCK_LIST -> readStubs(cursor, document);
        case REDOCLY ->
            consumer.accept(new RedoclyReader(cursor, document).read(sources.next(), filter));
        case BODY -> readBody(document);
        case FOREIGN -> unread("not a recording: " + told.foreign());
      }
    }
  }

  private void readElements(JsonParser parser, byte[] document) throws IOException {
    sources.number();
    JsonCursor cursor = new JsonCursor(parser);
    cursor.array(() -> read(cursor.slice(document)));
  }

  private void readArchive(byte[] document) throws IOException {
    try (JsonParser parser = JsonCursor.FACTORY.createParser(document)) {
      new HarReader(parser, filter, sources, consumer).read();
    }
  }

  private void readStubs(JsonCursor cursor, byte[] document) throws IOException {
    sources.number();
    int[] lists = new int[1];
    cursor.object(
        Map.of(
            "mappings",
            () -> {
              if (lists[0]++ > 0) {
                throw new SourceException("it has two members \"mappings\"");
              }
              cursor.array(() -> readStub(cursor, document));
            }));
  }

  private void readStub(JsonCursor cursor, byte[] document) throws IOException {
    consumer.accept(new WireMockStub(cursor, file, document).read(sources.next(), filter));
  }

  /** Takes the document as the body of a response of which nothing else is known. */
  void readBody(byte[] body) {
    if (body.length > JsonCursor.MAX_BODY) {
      unread("the body is larger than %d MiB".formatted(JsonCursor.MAX_BODY >> 20));
    } else {
      consumer.accept(
          new Exchange(sources.next(), null, null, new Response(null, Headers.none(), body)));
    }
  }

  /** Counts something that cannot be read as one exchange. */
  void unread(String reason) {
    consumer.accept(Unread.exchange(sources.next(), null, null, reason));
  }
}
