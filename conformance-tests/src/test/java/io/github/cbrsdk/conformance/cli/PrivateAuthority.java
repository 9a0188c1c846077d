package io.github.cbrsdk.conformance.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import okhttp3.tls.HeldCertificate;

/** A certification authority that nobody trusts unless told, and a server that it vouches for. */
final class PrivateAuthority {
  static final String PASSWORD = "changeit";

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("private").build();
  private final Path folder;
  private final List<String> hosts;

  /**
   * Makes one.
   *
   * @param hosts for which the server is certified beside this machine
   */
  PrivateAuthority(Path folder, String... hosts) {
    this.folder = folder;
    this.hosts = List.of(hosts);
  }

  /** Its certificate, as {@code --ca} takes it. */
  Path pem() throws IOException {
    return Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
  }

  /** Its certificate, as {@code javax.net.ssl.trustStore} takes it. */
  Path trustStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("private", authority.certificate());
    return written(store, "authority.p12");
  }

  /** The key and the certificates of a server on this machine. */
  Path keyStore() throws IOException, GeneralSecurityException {
    HeldCertificate.Builder builder =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1");
    hosts.forEach(builder::addSubjectAlternativeName);
    HeldCertificate server = builder.build();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        server.keyPair().getPrivate(),
        PASSWORD.toCharArray(),
        new Certificate[] {server.certificate(), authority.certificate()});
    return written(store, "server.p12");
  }

  private Path written(KeyStore store, String name) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
