package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

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
    for (String segment : url.pathSegments().subList(0, url.pathSize() - 1)) {
      refuse(segment.isEmpty() ? "an empty segment" : version(segment));
    }
    refuse(version(url.pathSegments().get(url.pathSize() - 1)));
    if (!url.isHttps() && !insecureAllowed && !isLoopback(url.host())) {
      throw new IllegalArgumentException(
          "endpoint is not https, so that anyone on the way could read the credentials: "
              + url.host());
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }

  /** The version is the first part of the path of each operation, so that it would come twice. */
  private static @Nullable String version(String segment) {
    return segment.matches("[vV][0-9]+([.][0-9]+)*") ? '/' + segment : null;
  }

  private static void refuse(@Nullable String part) {
    if (part != null) {
      throw new IllegalArgumentException(
          "endpoint has "
              + part
              + " in its path: give what comes before it, such as https://cbr.example.com");
    }
  }

  /** Refuses a request to anywhere else, which would take the credentials there. */
  static void requireBelow(HttpUrl endpoint, HttpUrl url) {
    if (!url.scheme().equals(endpoint.scheme())
        || !url.host().equals(endpoint.host())
        || url.port() != endpoint.port()) {
      throw new IllegalArgumentException(
          "The operation is one of "
              + url.host()
              + " and not of the endpoint of this client, "
              + endpoint.host());
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}");
  }
}
