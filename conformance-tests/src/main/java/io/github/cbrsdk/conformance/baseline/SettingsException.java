package io.github.cbrsdk.conformance.baseline;

/** A file of settings that cannot be used; the message says which, where, and what it needs. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SettingsException(String message) {
    super(message);
  }
}
