package io.github.cbrsdk.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Converts to and from trees of Jackson 2. Trees are mutable, so they are always copies. */
final class JsonTree {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonTree() {}

  static JsonNode of(Object value) {
    try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
      JsonWriter.write(value, null, new Jackson2.Generator(buffer));
      return MAPPER.readTree(buffer.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The value of a tree.
   *
   * @throws IllegalArgumentException if the tree contains Java objects
   */
  static Object value(JsonNode node) {
    try (TreeTraversingParser parser = new TreeTraversingParser(node)) {
      return JsonReader.value(new Jackson2.Parser(parser));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The tree contains values that are not JSON: " + e.getMessage(), e);
    }
  }
}
