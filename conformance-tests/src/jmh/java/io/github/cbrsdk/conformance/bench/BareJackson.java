package io.github.cbrsdk.conformance.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the tokens of a HAR and of the bodies in it, and does nothing else. */
public final class BareJackson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private BareJackson() {}

  /** Reads the HAR that is named. */
  public static void main(String[] arguments) throws IOException {
    long tokens = 0;
    try (JsonParser har = FACTORY.createParser(Path.of(arguments[0]).toFile())) {
      for (JsonToken token = har.nextToken(); token != null; token = har.nextToken()) {
        tokens++;
        if (token == JsonToken.VALUE_STRING && "text".equals(har.currentName())) {
          tokens += count(har.getText());
        }
      }
    }
    System.out.println(tokens + " tokens");
  }

  private static long count(String body) throws IOException {
    long tokens = 0;
    try (JsonParser json = FACTORY.createParser(body)) {
      while (json.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }
}
