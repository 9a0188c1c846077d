package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads JSON documents in memory; the format of each is detected from its content. */
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
   * Splits a text into the documents that follow one another.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the text has anything else
   */
  static List<byte[]> split(byte[] text) throws IOException {
    List<byte[]> documents = new ArrayList<>();
    try (JsonParser parser = RecordedJson.FACTORY.createParser(text)) {
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
    try (JsonParser parser = RecordedJson.FACTORY.createParser(document)) {
      told = RecordingFormat.of(parser);
    }
    try (JsonParser parser = RecordedJson.FACTORY.createParser(document)) {
      if (parser.nextToken() == JsonToken.START_ARRAY && told.format() != RecordingFormat.BODY) {
        sources.number();
        for (Member each : RecordedJson.outline(document, 1).members()) {
          read(each.value().source());
        }
        return;
      }
      switch (told.format()) {
        case HAR -> readArchive(document);
        case HAR_ENTRY -> consumer.accept(HarEntry.read(parser, file, sources.next(), filter));
        case TRACE -> readTrace(RecordedJson.outline(document, 1).member("snapshot").source());
        case WIREMOCK ->
            consumer.accept(WireMockStub.read(parser, document, file, sources.next(), filter));
        case WIREMOCK_LIST -> readStubs(document);
        case ENTRIES -> readEntries(Objects.requireNonNull(told.entries()), document);
        case BODY -> readBody(document);
        case FOREIGN -> unread("not a recording: " + told.foreign());
      }
    }
  }

  private void readArchive(byte[] document) throws IOException {
    sources.number();
    try (JsonParser parser = RecordedJson.FACTORY.createParser(document)) {
      new HarReader(parser, file).read(filter, sources, consumer);
    }
  }

  private void readTrace(byte[] entry) throws IOException {
    try (JsonParser parser = RecordedJson.FACTORY.createParser(entry)) {
      parser.nextToken();
      consumer.accept(HarEntry.read(parser, file, sources.next(), filter));
    }
  }

  private void readEntries(EntryFormat format, byte[] document) throws IOException {
    for (byte[] entry : elements(document, format.list())) {
      try (JsonParser parser = RecordedJson.FACTORY.createParser(entry)) {
        parser.nextToken();
        consumer.accept(EntryReader.read(format, parser, entry, sources.next(), filter));
      }
    }
  }

  /** The elements of the list that the names lead to; the document itself if there are none. */
  private List<byte[]> elements(byte[] document, List<String> names) throws IOException {
    if (names.isEmpty()) {
      return List.of(document);
    }
    sources.number();
    RecordedJson found = RecordedJson.outline(document, names.size() + 1);
    for (String name : names) {
      found = found.member(name);
    }
    return found.members().stream().map(each -> each.value().source()).toList();
  }

  private void readStubs(byte[] document) throws IOException {
    for (byte[] stub : elements(document, List.of("mappings"))) {
      try (JsonParser parser = RecordedJson.FACTORY.createParser(stub)) {
        parser.nextToken();
        consumer.accept(WireMockStub.read(parser, stub, file, sources.next(), filter));
      }
    }
  }

  /** Reads the document as a response body without request, status and headers. */
  void readBody(byte[] body) {
    if (body.length > RecordedJson.MAX_BODY) {
      unread("the body is larger than %d MiB".formatted(RecordedJson.MAX_BODY >> 20));
    } else {
      consumer.accept(
          new Exchange(sources.next(), null, null, new Response(null, Headers.none(), body)));
    }
  }

  /** Delivers an exchange that cannot be read. */
  void unread(String reason) {
    consumer.accept(new ExchangeDraft(sources.next()).omitted(new Omission(reason, false)));
  }
}
