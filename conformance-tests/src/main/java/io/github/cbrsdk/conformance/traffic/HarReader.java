package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Streams the entries of HTTP Archives (HAR 1.2); holds one entry at a time. */
final class HarReader {
  private final JsonParser parser;
  private final JsonCursor cursor;
  private final HarEntryReader entries;
  private final SourceNames sources;
  private final Consumer<Exchange> consumer;
  private int logs;
  private int lists;

  HarReader(
      JsonParser parser, TrafficFilter filter, SourceNames sources, Consumer<Exchange> consumer) {
    this.parser = parser;
    this.cursor = new JsonCursor(parser);
    this.entries = new HarEntryReader(cursor, filter);
    this.sources = sources;
    this.consumer = consumer;
  }

  /** Reads archives that follow one another until the parser's input ends. */
  void read() throws IOException {
    while (parser.nextToken() != null) {
      logs = 0;
      lists = 0;
      cursor.object(Map.of("log", this::readLog));
      if (lists == 0) {
        throw new SourceException("it has no \"log\" with \"entries\"" + where());
      }
    }
  }

  private void readLog() throws IOException {
    requireFirst("log", ++logs);
    cursor.object(Map.of("entries", this::readEntries));
  }

  private void readEntries() throws IOException {
    requireFirst("entries", lists + 1);
    if (cursor.array(() -> consumer.accept(entries.read(sources.next())))) {
      lists++;
    }
  }

  private void requireFirst(String name, int count) {
    if (count > 1) {
      throw new SourceException("it has two members \"%s\"%s".formatted(name, where()));
    }
  }

  private String where() {
    return JsonErrors.at(parser.currentTokenLocation());
  }
}
