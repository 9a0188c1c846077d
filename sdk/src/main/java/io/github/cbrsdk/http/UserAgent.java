package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import okhttp3.Request;

/** The request headers {@code User-Agent} and {@code Accept}. */
final class UserAgent {
  /** The version of this library; a test compares it with that of the build. */
  private static final String VERSION = "0.2.0";

  static final UserAgent STANDARD =
      new UserAgent("cbr-sdk/" + VERSION + " Java/" + Runtime.version().feature());

  private final String value;

  private UserAgent(String value) {
    this.value = value;
  }

  /** Appends the name and the version of the user's software. */
  UserAgent with(String product) {
    if (requireNonNull(product, "product").isBlank() || !product.matches("[ -~]+")) {
      throw new IllegalArgumentException("product is not visible ASCII: write it like my-app/1.2");
    }
    return new UserAgent(value + ' ' + product.trim());
  }

  /** Adds the headers that a request lacks. */
  Request addTo(Request request) {
    Request.Builder builder = request.newBuilder();
    if (request.header("User-Agent") == null) {
      builder.header("User-Agent", value);
    }
    if (request.header("Accept") == null) {
      builder.header("Accept", "application/json");
    }
    return builder.build();
  }
}
