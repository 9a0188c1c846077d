package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/** No complete response arrived in time. */
public final class TimedOutException extends ApiException {
  private static final long serialVersionUID = 1;

  /** The message starts with {@code what}. */
  public TimedOutException(String what, Failure failure, @Nullable Throwable cause) {
    super(what, failure, cause, "allow more time, or check the network");
  }

  @Override
  public boolean isTransient() {
    return true;
  }
}
