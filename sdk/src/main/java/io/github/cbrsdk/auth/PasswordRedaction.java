package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Authorization;
import okhttp3.Request;

/** Adds nothing to a login, and sees to it that no error tells the password in it. */
final class PasswordRedaction implements Authorization {
  private final Redaction redaction;

  PasswordRedaction(String password) {
    this.redaction = new Redaction(password);
  }

  @Override
  public Request apply(Request request) {
    return request;
  }

  @Override
  public String redact(String text) {
    return redaction.apply(text);
  }

  @Override
  public String toString() {
    return "password ***";
  }
}
