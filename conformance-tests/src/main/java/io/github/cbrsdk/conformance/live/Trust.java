package io.github.cbrsdk.conformance.live;

import io.github.cbrsdk.conformance.SourceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Whom to trust: whoever the platform trusts, and a certification authority of one's own. */
public final class Trust {
  private Trust() {}

  /**
   * A client that trusts also the certificates in a file.
   *
   * @param pem one or more certificates
   * @throws SourceException if the file has none
   */
  public static OkHttpClient alsoTrusting(OkHttpClient client, Path pem) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate platform : manager(null).getAcceptedIssuers()) {
        trusted.setCertificateEntry("platform-" + number++, platform);
      }
      Collection<? extends Certificate> own = read(pem);
      for (Certificate certificate : own) {
        trusted.setCertificateEntry("own-" + number++, certificate);
      }
      X509TrustManager manager = manager(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return client.newBuilder().sslSocketFactory(context.getSocketFactory(), manager).build();
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(pem, e);
    }
  }

  private static Collection<? extends Certificate> read(Path pem)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (read.isEmpty()) {
        throw unusable(pem, null);
      }
      return read;
    }
  }

  private static X509TrustManager manager(@Nullable KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  private static SourceException unusable(Path pem, @Nullable Exception cause) {
    String message =
        "%s is no file with certificates. Give the certificate of the authority as PEM."
            .formatted(pem);
    return cause == null ? new SourceException(message) : new SourceException(message, cause);
  }
}
