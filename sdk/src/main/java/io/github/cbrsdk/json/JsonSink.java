package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonTokenId;
import org.jspecify.annotations.Nullable;

/**
 * What JSON is written to, token by token.
 *
 * @param <X> what it throws
 */
interface JsonSink<X extends Exception> {
  /**
   * Writes a token.
   *
   * @param id its id, as in {@link JsonTokenId}; all numbers are {@link
   *     JsonTokenId#ID_NUMBER_FLOAT}
   * @param value a String for a name or text, a {@link JsonNumber} for a number, null for the
   *     others
   */
  void write(int id, @Nullable Object value) throws X;
}
