package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import okhttp3.Request;

/** Tells the service which software calls, and in which form it reads responses. */
final class UserAgent {
  /** The version of this library; a test compares it with that of the build. */
  private static final String VERSION = "0.2.0";

  static final UserAgent STANDARD =
      new UserAgent("cbr-sdk/" + VERSION + " Java/" + Runtime.version().feature());

  private final String value;

  private UserAgent(String value) {
    this.value = value;
  }

  /** The same followed by the name and the version of the user's own software. */
  UserAgent with(String product) {
    if (requireNonNull(product, "product").isBlank() || !product.matches("[ -~]+")) {
      throw new IllegalArgumentException("product has to be visible ASCII, such as my-app/1.2");
    }
    return new UserAgent(value + ' ' + product.trim());
  }

  /** A request with the headers, unless its operation has its own ones. */
  Request addTo(Request request) {
    Request.Builder told = request.newBuilder();
    if (request.header("User-Agent") == null) {
      told.header("User-Agent", value);
    }
    if (request.header("Accept") == null) {
      told.header("Accept", "application/json");
    }
    return told.build();
  }
}
