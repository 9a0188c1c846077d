package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Detects web pages of proxies and login portals. */
final class WebPage {
  private WebPage() {}

  /** Whether the media type is HTML or the body begins with a tag. */
  static boolean is(Response response) {
    String type = response.headers().first("Content-Type");
    if (type != null && type.toLowerCase(Locale.ROOT).contains("html")) {
      return true;
    }
    byte[] body = response.body();
    return body != null && new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("<");
  }
}
