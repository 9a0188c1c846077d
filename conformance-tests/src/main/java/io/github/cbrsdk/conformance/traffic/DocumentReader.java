package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.traffic.RecordedJson.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON documents: archives while they are parsed, others in memory. The format of each is
 * detected from its content.
 */
final class DocumentReader {
  private final RecordingFile file;
  private final TrafficFilter filter;
  private final Consumer<Exchange> consumer;
  private boolean numbered;
  private long count;

  /**
   * @param numbered whether the file may hold several exchanges, which then get an index
   */
  DocumentReader(
      RecordingFile file, boolean numbered, TrafficFilter filter, Consumer<Exchange> consumer) {
    this.file = file;
    this.numbered = numbered;
    this.filter = filter;
    this.consumer = consumer;
  }

  /**
   * Splits a text into the documents that follow one another.
   *
   * @throws JsonProcessingException if the text has anything else
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

  /** Adds an index to the names of all further exchanges. */
  void number() {
    numbered = true;
  }

  private ExchangeDraft draft() {
    long index = count++;
    return new ExchangeDraft(file, numbered ? file.label() + "#" + index : file.label(), filter);
  }

  void read(byte[] document) throws IOException {
    RecordingFormat format;
    try (JsonParser parser = RecordedJson.FACTORY.createParser(document)) {
      format = RecordingFormat.of(parser);
    }
    try (JsonParser parser = RecordedJson.FACTORY.createParser(document)) {
      if (parser.nextToken() == JsonToken.START_ARRAY && !format.equals(RecordingFormat.BODY)) {
        number();
        for (Member each : RecordedJson.outline(document, 1).members()) {
          read(each.value().source());
        }
        return;
      }
    }
    if (format.equals(RecordingFormat.HAR)) {
      number();
      try (JsonParser parser = RecordedJson.FACTORY.createParser(document)) {
        readArchives(parser);
      }
    } else if (format.entries() != null) {
      readEntries(format.entries(), document);
    } else if (format.foreign().isEmpty()) {
      readBody(document);
    } else {
      unread("not a recording: " + format.foreign());
    }
  }

  private interface Reader {
    void read() throws IOException;
  }

  /** Streams the entries of HTTP Archives (HAR 1.2) until the parser's input ends. */
  void readArchives(JsonParser parser) throws IOException {
    EntryFormat format = Objects.requireNonNull(RecordingFormat.HAR.entries());
    while (parser.nextToken() != null) {
      int[] lists = new int[1];
      Reader entries =
          () -> {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
              lists[0]++;
              while (parser.nextToken() != JsonToken.END_ARRAY) {
                readEntry(format, parser, null);
              }
            }
          };
      only(parser, "log", () -> only(parser, "entries", entries));
      if (lists[0] == 0) {
        throw new SourceException("it has no \"log\" with \"entries\"" + where(parser));
      }
    }
  }

  /** Reads the one member of that name, if the value is an object, and skips all others. */
  private static void only(JsonParser parser, String name, Reader reader) throws IOException {
    int found = 0;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(name);
        parser.nextToken();
        if (wanted && found++ > 0) {
          throw new SourceException("it has two members \"%s\"%s".formatted(name, where(parser)));
        }
        if (wanted) {
          reader.read();
        }
        parser.skipChildren();
      }
    }
  }

  private static String where(JsonParser parser) {
    return at(parser.currentTokenLocation());
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Describes a JSON error without quoting the text, which may contain a secret. */
  static String message(JsonProcessingException e) {
    String what =
        e instanceof StreamConstraintsException
            ? "a text, a number or the nesting in it exceeds the limits"
            : "its JSON breaks off or is malformed";
    return what + at(e.getLocation());
  }

  private void readEntries(EntryFormat format, byte[] document) throws IOException {
    for (byte[] entry : elements(document, format.list())) {
      try (JsonParser parser = RecordedJson.FACTORY.createParser(entry)) {
        parser.nextToken();
        readEntry(format, parser, entry);
      }
    }
  }

  /** What the names lead to, or its elements if it is an array. */
  private List<byte[]> elements(byte[] document, List<String> names) throws IOException {
    if (names.isEmpty()) {
      return List.of(document);
    }
    RecordedJson found = RecordedJson.outline(document, names.size() + 1);
    for (String name : names) {
      found = found.member(name);
    }
    if (!found.isArray()) {
      return List.of(found.source());
    }
    number();
    return found.members().stream().map(each -> each.value().source()).toList();
  }

  /** Delivers the entry at which a parser stands; see {@link EntryFormat#read}. */
  void readEntry(EntryFormat format, JsonParser parser, byte @Nullable [] document)
      throws IOException {
    consumer.accept(format.read(parser, document, draft()));
  }

  /** Reads the document as a response body without request, status and headers. */
  void readBody(byte[] body) {
    if (body.length > RecordingFile.MAX_BODY) {
      unread("the body is larger than %d MiB".formatted(RecordingFile.MAX_BODY >> 20));
    } else {
      consumer.accept(draft().ofBody(body));
    }
  }

  void unread(String reason) {
    ExchangeDraft draft = draft();
    draft.omit(reason, false);
    consumer.accept(draft.exchange());
  }
}
