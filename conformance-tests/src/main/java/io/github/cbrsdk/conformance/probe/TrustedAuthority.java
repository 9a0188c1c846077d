package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;

/** Certification authorities of the user, in addition to those of the platform. */
public final class TrustedAuthority {
  private TrustedAuthority() {}

  /**
   * The client that also trusts the certificates in a file.
   *
   * @throws SourceException if the file holds no certificate
   */
  public static OkHttpClient addTo(OkHttpClient client, Path pem) {
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
