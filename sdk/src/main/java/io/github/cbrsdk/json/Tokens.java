package io.github.cbrsdk.json;

import com.fasterxml.jackson.core.JsonTokenId;

/**
 * The tokens of a JSON text.
 *
 * @param <X> the exception of the parser
 */
interface Tokens<X extends Exception> {
  /**
   * The id of the next token, as in {@link JsonTokenId}: Jackson 2 and 3 have the same ones. {@link
   * JsonTokenId#ID_NO_TOKEN} at the end.
   */
  int next() throws X;

  /** The name of the current member. */
  String name() throws X;

  /** The text of the current string or number. */
  String text() throws X;

  /** An exception for text that the parser accepts but this library does not. */
  X malformed(String why);
}
