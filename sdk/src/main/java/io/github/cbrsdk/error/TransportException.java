package io.github.cbrsdk.error;

import java.io.IOException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** No complete response arrived: no connection, an untrusted certificate, a broken connection. */
public final class TransportException extends ApiException {
  private static final long serialVersionUID = 1;

  /** The message starts with {@code what}. */
  public TransportException(String what, Failure failure, @Nullable Throwable cause) {
    super(what, failure, cause, "check the endpoint and the network");
  }

  /** True for an I/O failure, except for a refused certificate. */
  @Override
  public boolean isTransient() {
    Throwable cause = getCause();
    return (cause == null || cause instanceof IOException) && !isRefusedCertificate(cause);
  }

  private static boolean isRefusedCertificate(@Nullable Throwable e) {
    return e instanceof CertificateException
        || e instanceof SSLPeerUnverifiedException
        || (e != null && isRefusedCertificate(e.getCause()));
  }
}
