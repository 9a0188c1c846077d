package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Parses and checks the URL of an endpoint. */
final class Endpoint {
  private static final Predicate<String> VERSION =
      Pattern.compile("[vV][0-9]+([.][0-9]+)*").asMatchPredicate();

  private Endpoint() {}

  /** Parses a host or a URL. A host stands for an https URL. */
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
      throw new IllegalArgumentException(
          "endpoint has a user, a query or a fragment: give scheme, host and path only");
    }
    rejectSegments(url, VERSION);
    if (!url.isHttps() && !insecureAllowed && !isLoopback(url.host())) {
      throw new IllegalArgumentException(
          "endpoint is not https, so that anyone on the way could read the credentials: "
              + url.host());
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }

  /** Rejects an endpoint with a path segment that the path of each request has as well. */
  static void rejectSegments(HttpUrl endpoint, Predicate<String> ofRequests) {
    HttpUrl before = endpoint.newBuilder().encodedPath("/").build();
    List<String> segments = endpoint.pathSegments();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean gap = segment.isEmpty() && i < segments.size() - 1;
      if (gap || (!segment.isEmpty() && ofRequests.test(segment))) {
        throw new IllegalArgumentException(
            "endpoint has "
                + (gap ? "an empty segment" : '/' + segment)
                + " in its path: give what comes before it, "
                + before.toString().replaceFirst("/$", ""));
      }
      before = before.newBuilder().addPathSegment(segment).build();
    }
  }

  /** Rejects a request to another host, which would send the credentials there. */
  static void requireSameOrigin(HttpUrl endpoint, HttpUrl url) {
    if (!url.scheme().equals(endpoint.scheme())
        || !url.host().equals(endpoint.host())
        || url.port() != endpoint.port()) {
      throw new IllegalArgumentException(
          "The operation has the host "
              + url.host()
              + ", but the endpoint of the client has "
              + endpoint.host());
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127[.][0-9]{1,3}[.][0-9]{1,3}[.][0-9]{1,3}");
  }
}
