package io.github.cbrsdk.json;

import io.github.cbrsdk.error.CbrException;
import org.jspecify.annotations.Nullable;

/**
 * A text is not exactly one JSON object: a syntax error, invalid UTF-8, a duplicate member, text
 * after the object, or a limit of depth or length exceeded.
 */
public final class MalformedJsonException extends CbrException {
  private static final long serialVersionUID = 1;

  MalformedJsonException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
