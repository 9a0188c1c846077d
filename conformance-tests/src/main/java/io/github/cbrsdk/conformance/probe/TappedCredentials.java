package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Credentials;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that tell a {@link WireTap} the authorized request, which the SDK hides from
 * interceptors: the check must know the secrets to find them in a response.
 */
record TappedCredentials(Credentials credentials) implements Credentials {
  @Override
  public Authorization authorize(Duration within) {
    return new Tapped(credentials.authorize(within));
  }

  @Override
  public boolean renew(Authorization refused) {
    return credentials.renew(refused instanceof Tapped tapped ? tapped.authorization : refused);
  }

  @Override
  public boolean renew(Authorization refused, Failure failure) {
    return credentials.renew(
        refused instanceof Tapped tapped ? tapped.authorization : refused, failure);
  }

  @Override
  public @Nullable String projectId() {
    return credentials.projectId();
  }

  @Override
  public void close() {
    credentials.close();
  }

  /** The request with its credentials, or null if the credentials are not tapped. */
  static @Nullable Request sent(Request bare) {
    return bare.tag(Authorization.class) instanceof Tapped tapped ? tapped.sent : null;
  }

  private static final class Tapped implements Authorization {
    private final Authorization authorization;
    private volatile @Nullable Request sent;

    Tapped(Authorization authorization) {
      this.authorization = authorization;
    }

    @Override
    public Request apply(Request request) {
      return tapped(authorization.apply(request));
    }

    @Override
    public Request apply(Request request, Instant now) {
      return tapped(authorization.apply(request, now));
    }

    private Request tapped(Request authorized) {
      sent = authorized;
      return authorized;
    }

    @Override
    public UnauthenticatedException refused(Failure failure) {
      return authorization.refused(failure);
    }

    @Override
    public @Nullable String projectId() {
      return authorization.projectId();
    }

    @Override
    public String redact(String text) {
      return authorization.redact(text);
    }

    @Override
    public String toString() {
      return authorization.toString();
    }
  }
}
