package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/** The root of everything this library throws, other than for arguments that it refuses. */
public abstract class CbrException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Says what happened and where.
   *
   * @param message what happened, without any secret
   * @param cause what led to it, or null
   */
  protected CbrException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
