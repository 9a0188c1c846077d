package io.github.cbrsdk.json;

import io.github.cbrsdk.error.CbrException;
import org.jspecify.annotations.Nullable;

/**
 * A text is not one JSON object: a syntax error, invalid UTF-8, a duplicate member, something
 * behind the object, or more depth or length than is accepted.
 */
public final class MalformedJsonException extends CbrException {
  private static final long serialVersionUID = 1;

  MalformedJsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
