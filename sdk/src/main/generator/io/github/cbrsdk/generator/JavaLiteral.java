package io.github.cbrsdk.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of a value as the content of a Java string literal. */
final class JavaLiteral {
  /** A class file limits a literal to 65,535 bytes, and a character may need three. */
  private static final int MAX_LENGTH = 20_000;

  private JavaLiteral() {}

  /** The content of the literal, or empty if the value is null or too long. */
  static Optional<String> of(@Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      String json = new ObjectMapper().writeValueAsString(value);
      return Optional.of(json.replace("\\", "\\\\").replace("\"", "\\\""))
          .filter(literal -> literal.length() <= MAX_LENGTH);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
