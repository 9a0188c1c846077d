package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

/** Checks values of headers. Messages never contain the value, which may be a secret. */
final class HeaderValue {
  private HeaderValue() {}

  static String require(String name, String value) {
    if (requireNonNull(value, name).isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
        throw new IllegalArgumentException(
            name + " has a character at index " + i + " that a header cannot have");
      }
    }
    return value;
  }
}
