package io.github.cbrsdk.conformance.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import okhttp3.tls.HeldCertificate;

/** A certification authority that nobody trusts unless told, and a server that it vouches for. */
final class PrivateAuthority {
  static final String PASSWORD = "changeit";

  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("private").build();
  private final Path folder;

  PrivateAuthority(Path folder) {
    this.folder = folder;
  }

  /** Its certificate, as {@code --ca} takes it. */
  Path pem() throws IOException {
    return Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
  }

  /** The key and the certificates of a server on this machine. */
  Path keyStore() throws IOException, GeneralSecurityException {
    HeldCertificate server =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server",
        server.keyPair().getPrivate(),
        PASSWORD.toCharArray(),
        new Certificate[] {server.certificate(), authority.certificate()});
    Path file = folder.resolve("server.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }
}
