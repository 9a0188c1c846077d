package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/** The superclass of all exceptions of this library, except for invalid arguments. */
public abstract class CbrException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates the exception.
   *
   * @param message contains no secret
   * @param cause may be null
   */
  protected CbrException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
