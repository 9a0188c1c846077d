package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a proxy or a portal shows to people, in place of what a service answers to programs. */
final class WebPage {
  private WebPage() {}

  /** Whether it says that it is one, or looks like one: no JSON begins with a tag. */
  static boolean is(Response response) {
    String type = response.headers().first("Content-Type");
    if (type != null && type.toLowerCase(Locale.ROOT).contains("html")) {
      return true;
    }
    byte[] body = response.body();
    return body != null && new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("<");
  }
}
