package io.github.cbrsdk.auth;

import io.github.cbrsdk.http.Authorization;
import io.github.cbrsdk.http.Credentials;
import java.time.Duration;

/** Credentials for which an identity service gives a token, which is kept. */
public abstract sealed class LoginCredentials implements Credentials
    permits PasswordCredentials, ApplicationCredentials {
  private final String who;
  private final TokenLogin login;

  LoginCredentials(LoginBuilder<?> builder) {
    this.who = builder.who();
    this.login = new TokenLogin(builder);
  }

  @Override
  public final Authorization authorize(Duration within) {
    return login.authorize(within);
  }

  @Override
  public final boolean renew(Authorization refused) {
    return login.renew(refused);
  }

  @Override
  public final void close() {
    login.close();
  }

  @Override
  public final String toString() {
    return who;
  }
}
