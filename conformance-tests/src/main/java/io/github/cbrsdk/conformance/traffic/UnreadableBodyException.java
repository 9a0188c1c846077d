package io.github.cbrsdk.conformance.traffic;

/** A body cannot be read from its recording; the message is the reason in reports. */
public final class UnreadableBodyException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableBodyException(String reason) {
    super(reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
