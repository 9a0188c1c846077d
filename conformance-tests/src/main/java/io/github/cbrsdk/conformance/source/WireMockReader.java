package io.github.cbrsdk.conformance.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads WireMock's mapping files: one stub, or several under {@code mappings}. */
final class WireMockReader implements RecordingReader {
  private static final int MAX_FILE = 64 << 20;

  @Override
  public void read(RecordingFile file, Consumer<Exchange> consumer) throws IOException {
    byte[] json = file.readAtMost(MAX_FILE);
    try (JsonParser parser = RecordingJson.MAPPER.createParser(json)) {
      parser.nextToken();
      WireMockStub stub = new WireMockStub(file, json);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("mappings")) {
          readMappings(parser, file, json, consumer);
          return;
        }
        stub.readMember(parser, name);
      }
      deliver(stub.toExchange(file.label()), consumer);
    }
  }

  private static void readMappings(
      JsonParser parser, RecordingFile file, byte[] json, Consumer<Exchange> consumer)
      throws IOException {
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        throw new SourceException("mapping %d is no JSON object".formatted(index));
      }
      WireMockStub stub = new WireMockStub(file, json);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        stub.readMember(parser, name);
      }
      deliver(stub.toExchange(file.label() + "#" + index), consumer);
    }
  }

  private static void deliver(@Nullable Exchange exchange, Consumer<Exchange> consumer) {
    if (exchange != null) {
      consumer.accept(exchange);
    }
  }
}
