package io.github.cbrsdk.conformance.cli;

import io.github.cbrsdk.conformance.SourceException;
import io.github.cbrsdk.conformance.probe.ProxySettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the connection to a real service. */
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
              + " NO_PROXY, whose URLs may hold a login: http://user:password@host).")
  private @Nullable String proxy;

  /**
   * A client with these options.
   *
   * @throws IllegalArgumentException if the URL of the proxy is malformed
   */
  OkHttpClient client(OkHttpClient.Builder http, Map<String, String> environment) {
    ProxySettings.of(proxy, environment).applyTo(http);
    return ca == null ? http.build() : trusting(http.build(), ca);
  }

  /**
   * The client that also trusts the certificates of authorities in a file.
   *
   * @throws SourceException if the file holds no certificate
   */
  private static OkHttpClient trusting(OkHttpClient client, Path pem) {
    HandshakeCertificates.Builder trusted =
        new HandshakeCertificates.Builder().addPlatformTrustedCertificates();
    try (InputStream in = Files.newInputStream(pem)) {
      var all = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new CertificateException("there is none");
      }
      all.forEach(each -> trusted.addTrustedCertificate((X509Certificate) each));
    } catch (IOException | CertificateException e) {
      throw new SourceException(
          "%s has no certificates. Give the certificate of the authority as PEM.".formatted(pem),
          e);
    }
    HandshakeCertificates certificates = trusted.build();
    return client
        .newBuilder()
        .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
        .build();
  }
}
