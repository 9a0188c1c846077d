package io.github.cbrsdk.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which failures may pass by themselves, so that a user knows whether to try again. */
class TransienceTest {
  private static Failure failure(int status) {
    return new Failure("GET https://cbr.example.com", status, null, null, null, "", null, null, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void troubleOfTheServicePasses(int status) {
    assertThat(new ServerException(failure(status)).isTransient()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 505, 599})
  void whatTheServiceCannotDoDoesNotPass(int status) {
    assertThat(new ServerException(failure(status)).isTransient()).isFalse();
  }

  @Test
  void throttlingPassesAndARefusalDoesNot() {
    assertThat(new ThrottledException(failure(429)).isTransient()).isTrue();
    assertThat(new RejectedException(failure(400)).isTransient()).isFalse();
    assertThat(new NotFoundException(failure(404)).isTransient()).isFalse();
    assertThat(new ForbiddenException(failure(403)).isTransient()).isFalse();
  }

  @Test
  void aRequestThatCameTooSlowlyPasses() {
    assertThat(new RejectedException(failure(408)).isTransient()).isTrue();
  }

  @Test
  void wrongCredentialsNeverPassWhateverTheStatus() {
    assertThat(new UnauthenticatedException(failure(401)).isTransient()).isFalse();
    assertThat(new UnauthenticatedException(failure(500)).isTransient()).isFalse();
  }

  @Test
  void timeThatRanOutPasses() {
    assertThat(new TimedOutException("late", failure(0), null).isTransient()).isTrue();
  }

  @Test
  void aBrokenConnectionPassesButNotARefusedCertificate() {
    assertThat(transport(null).isTransient()).isTrue();
    assertThat(transport(new IOException("reset")).isTransient()).isTrue();
    assertThat(transport(new SSLPeerUnverifiedException("another host")).isTransient()).isFalse();
    assertThat(
            transport(new IOException("handshake", new CertificateException("unknown authority")))
                .isTransient())
        .isFalse();
  }

  private static TransportException transport(Throwable cause) {
    return new TransportException("No answer", failure(0), cause);
  }
}
