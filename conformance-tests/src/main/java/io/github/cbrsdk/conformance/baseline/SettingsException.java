package io.github.cbrsdk.conformance.baseline;

/** A settings file cannot be used; the message has the file, the line and what is needed. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    super(message);
  }
}
