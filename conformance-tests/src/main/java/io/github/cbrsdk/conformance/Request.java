package io.github.cbrsdk.conformance;

/**
 * What was asked.
 *
 * @param method the HTTP method in upper case
 * @param url absolute, or from the path on; percent-encoded as sent
 * @param headers as sent; {@link #toString()} leaves them out, since they carry secrets
 */
public record Request(String method, String url, Headers headers) {
  @Override
  public String toString() {
    return method + " " + url;
  }
}
