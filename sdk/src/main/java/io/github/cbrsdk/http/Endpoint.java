package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import okhttp3.HttpUrl;

/** The address of a service. */
final class Endpoint {
  private Endpoint() {}

  /** Parses an address, https unless it says otherwise. */
  static HttpUrl of(String endpoint, boolean insecureAllowed) {
    String text = requireNonNull(endpoint, "endpoint").trim();
    HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "https://" + text);
    if (url == null) {
      throw new IllegalArgumentException(
          "endpoint is not an http or https URL: write it like https://cbr.example.com");
    }
    if (!url.username().isEmpty()
        || !url.password().isEmpty()
        || url.query() != null
        || url.fragment() != null) {
      throw new IllegalArgumentException("endpoint has more than a scheme, a host, and a path");
    }
    if (!url.isHttps() && !insecureAllowed && !isLoopback(url.host())) {
      throw new IllegalArgumentException(
          "endpoint is not https, so that anyone on the way could read the credentials: "
              + url.host());
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}");
  }
}
