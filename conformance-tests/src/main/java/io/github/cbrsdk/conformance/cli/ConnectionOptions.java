package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.probe.ProxySettings;
import io.github.cbrsdk.conformance.probe.TrustedAuthority;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class ConnectionOptions {
  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Also trust the certificates in this file (PEM).")
  private @Nullable Path ca;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description =
          "Use this HTTP proxy (default: the environment variables HTTPS_PROXY, HTTP_PROXY and"
              + " NO_PROXY, whose URLs may hold a user and a password).")
  private @Nullable String proxy;

  /**
   * A client with these options.
   *
   * @throws IllegalArgumentException if the URL of the proxy is malformed
   */
  OkHttpClient client(OkHttpClient.Builder http, Map<String, String> environment) {
    ProxySettings.of(proxy, environment).applyTo(http);
    return ca == null ? http.build() : TrustedAuthority.addTo(http.build(), ca);
  }
}
