package io.github.cbrsdk.conformance.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;

/** Streams the entries of HTTP Archives (HAR 1.2); holds one entry at a time. */
final class HarReader {
  private final JsonParser parser;
  private final DocumentReader entries;

  HarReader(JsonParser parser, DocumentReader entries) {
    this.parser = parser;
    this.entries = entries;
  }

  private interface Reader {
    void read() throws IOException;
  }

  /** Reads archives that follow one another until the parser's input ends. */
  void read() throws IOException {
    HarEntry format = new HarEntry();
    while (parser.nextToken() != null) {
      int[] lists = new int[1];
      only(
          "log",
          () ->
              only(
                  "entries",
                  () -> {
                    if (parser.currentToken() == JsonToken.START_ARRAY) {
                      lists[0]++;
                      while (parser.nextToken() != JsonToken.END_ARRAY) {
                        entries.readEntry(format, parser, null);
                      }
                    }
                  }));
      if (lists[0] == 0) {
        throw new SourceException("it has no \"log\" with \"entries\"" + where());
      }
    }
  }

  /** Reads the one member of that name, if the value is an object, and skips all others. */
  private void only(String name, Reader reader) throws IOException {
    int found = 0;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(name);
        parser.nextToken();
        if (wanted && found++ > 0) {
          throw new SourceException("it has two members \"%s\"%s".formatted(name, where()));
        }
        if (wanted) {
          reader.read();
        }
        parser.skipChildren();
      }
    }
  }

  private String where() {
    return JsonErrors.at(parser.currentTokenLocation());
  }
}
