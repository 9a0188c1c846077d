package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Authorization;
import okhttp3.Request;

/** Adds nothing to a login, and sees to it that no error tells the password in it. */
final class PasswordRedaction implements Authorization {
  private final String password;

  PasswordRedaction(String password) {
    this.password = password;
  }

  @Override
  public Request apply(Request request) {
    return request;
  }

  @Override
  public String redact(String text) {
    return text.replace(password, "***");
  }

  @Override
  public String toString() {
    return "password ***";
  }
}
