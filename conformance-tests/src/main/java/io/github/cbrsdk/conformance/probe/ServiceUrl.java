package io.github.cbrsdk.conformance.probe;

import okhttp3.HttpUrl;

/** The URL of a service as a user gives it: a host alone stands for https. */
public final class ServiceUrl {
  private ServiceUrl() {}

  /**
   * Parses a host or a URL.
   *
   * @param option the option that has it, for the messages
   * @throws IllegalArgumentException if it is none, or has a login, a query or a fragment
   */
  public static HttpUrl parse(String option, String text) {
    HttpUrl url = HttpUrl.parse(text.contains("://") ? text : "https://" + text);
    if (url == null || url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          option + " is not the URL of a service, such as https://HOST.");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(option + ": leave out the login.");
    }
    return url;
  }
}
