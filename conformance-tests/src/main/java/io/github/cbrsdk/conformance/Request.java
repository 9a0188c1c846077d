package io.github.cbrsdk.conformance;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was asked.
 *
 * @param method the HTTP method in upper case
 * @param url absolute, or from the path on; percent-encoded as sent; a path segment {@code {name}}
 *     stands for one that the recording does not say
 * @param headers as sent; {@link #toString()} leaves them out, since they carry secrets
 */
public record Request(String method, String url, Headers headers) {
  /**
   * The host that was asked, in lower case and with the port where the URL has one; null where
   * neither the URL nor the Host header names it.
   */
  public @Nullable String host() {
    int start = url.indexOf("://");
    String host = start < 0 ? headers.first("Host") : url.substring(start + 3);
    if (host == null) {
      return null;
    }
    String authority = host.split("[/?#]", 2)[0];
    host = authority.substring(authority.indexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    return host.isEmpty() ? null : host;
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
