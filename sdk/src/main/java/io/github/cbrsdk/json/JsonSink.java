package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonTokenId;
import org.jspecify.annotations.Nullable;

/**
 * Receives the tokens of JSON.
 *
 * @param <X> the exception of the generator
 */
interface JsonSink<X extends Exception> {
  /**
   * Writes a token.
   *
   * @param id the id of {@link JsonTokenId}; {@link JsonTokenId#ID_NUMBER_FLOAT} for any number
   * @param value a String for a name or a string, a {@link JsonNumber} for a number, null for
   *     others
   */
  void write(int id, @Nullable Object value) throws X;
}
