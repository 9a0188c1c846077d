package io.github.cbrsdk.conformance;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request.
 *
 * @param method the HTTP method in upper case
 * @param url absolute, or from the path on; percent-encoded as sent; a path segment {@code {name}}
 *     stands for an unknown one
 * @param headers as sent; {@link #toString()} leaves them out, since they carry secrets
 * @param body the content, or null where there was none or it is not known; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // As in Response.
public record Request(String method, String url, Headers headers, byte @Nullable [] body) {
  /** A request of which no body is known. */
  public Request(String method, String url, Headers headers) {
    this(method, url, headers, null);
  }

  /**
   * The host in lower case, with the port if the URL has one; null if neither the URL nor the Host
   * header has it.
   */
  public @Nullable String host() {
    int start = url.indexOf("://");
    String host = start < 0 ? headers.first("Host") : url.substring(start + 3);
    if (host == null) {
      return null;
    }
    int end = 0;
    while (end < host.length() && "/?#".indexOf(host.charAt(end)) < 0) {
      end++;
    }
    String authority = host.substring(0, end);
    host = authority.substring(authority.indexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    return host.isEmpty() ? null : host;
  }

  @Override
  public String toString() {
    return method + " " + url;
  }
}
