package io.github.cbrsdk.conformance.mock;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of an embedded endpoint.
 *
 * @param port the port on the loopback interface, or 0 for a free one
 * @param maxRate maximum number of requests per second, or 0 for no limit
 * @param password the password that a login must send, or null for any
 * @param keyStore a key store for https, or null for http
 * @param keyStorePassword the password of the key store and its keys
 */
public record EndpointSettings(
    int port,
    int maxRate,
    @Nullable String password,
    @Nullable Path keyStore,
    String keyStorePassword) {
  /** A free port, http, and no limits. */
  public static final EndpointSettings DEFAULT = new EndpointSettings(0, 0, null, null, "");

  /** Without the passwords. */
  @Override
  public String toString() {
    return "port " + port + (keyStore == null ? "" : ", https");
  }
}
