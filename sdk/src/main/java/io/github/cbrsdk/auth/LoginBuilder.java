package io.github.cbrsdk.auth;

import static java.util.Objects.requireNonNull;

import io.github.cbrsdk.http.ApiClient;
import io.github.cbrsdk.http.Time;
import io.github.cbrsdk.iam.model.AuthDomain;
import io.github.cbrsdk.iam.model.AuthIdentity;
import java.net.Proxy;
import java.util.List;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes credentials for which an identity service gives a token.
 *
 * @param <B> the builder itself
 */
public abstract sealed class LoginBuilder<B extends LoginBuilder<B>>
    permits PasswordCredentials.Builder, ApplicationCredentials.Builder {
  final ApiClient.Builder client = ApiClient.builder();
  Time time = Time.SYSTEM;
  @Nullable String user;
  @Nullable String userId;
  @Nullable AuthDomain domain;

  LoginBuilder() {}

  abstract B self();

  /**
   * What to log in with, as it is now.
   *
   * @throws IllegalArgumentException if something is missing
   */
  abstract TokenLogin.Body body();

  /** Who logs in, for people to read. */
  abstract String who();

  /** Where the identity service is: a host or a URL, with {@code /v3} at its end or without. */
  public B endpoint(String endpoint) {
    client.endpoint(requireNonNull(endpoint, "endpoint").trim().replaceFirst("/v[3]/*$", ""));
    return self();
  }

  /** Allows an http endpoint that is not loopback. Whoever is on the way reads the secrets. */
  public B allowInsecureEndpoint() {
    client.allowInsecureEndpoint();
    return self();
  }

  /** The client to use for HTTP, as {@link ApiClient.Builder#httpClient}. */
  public B httpClient(OkHttpClient http) {
    client.httpClient(http);
    return self();
  }

  /** What wraps the HTTP client, as {@link ApiClient.Builder#callFactory}. */
  public B callFactory(Function<? super OkHttpClient, ? extends Call.Factory> factory) {
    client.callFactory(factory);
    return self();
  }

  /** The proxy to go through, as {@link ApiClient.Builder#proxy}. */
  public B proxy(Proxy proxy) {
    client.proxy(proxy);
    return self();
  }

  /** The login for the proxy, as {@link ApiClient.Builder#proxyLogin}. */
  public B proxyLogin(String user, String password) {
    client.proxyLogin(user, password);
    return self();
  }

  /** The name of the user, which is one in a domain. */
  public B user(String user) {
    this.user = requireNonNull(user, "user");
    return self();
  }

  /** The id of the user, in place of name and domain. */
  public B userId(String userId) {
    this.userId = requireNonNull(userId, "userId");
    return self();
  }

  /** The name of the domain (account) of the user. */
  public B domain(String domain) {
    this.domain = domainNamed(domain);
    return self();
  }

  /** The id of the domain (account) of the user. */
  public B domainId(String domainId) {
    this.domain = domainOfId(domainId);
    return self();
  }

  /** The passing of time, for tests. */
  public B time(Time time) {
    this.time = requireNonNull(time, "time");
    client.time(time);
    return self();
  }

  static AuthIdentity identity(List<String> methods) {
    return AuthIdentity.MODEL_TYPE.empty().with(AuthIdentity.METHODS, methods);
  }

  static AuthDomain domainNamed(String name) {
    return AuthDomain.MODEL_TYPE.empty().with(AuthDomain.NAME, requireNonNull(name, "domain"));
  }

  static AuthDomain domainOfId(String id) {
    return AuthDomain.MODEL_TYPE.empty().with(AuthDomain.ID, requireNonNull(id, "domainId"));
  }

  static String secret(String value, String name) {
    if (requireNonNull(value, name).isEmpty()) {
      throw new IllegalArgumentException(name + " is empty");
    }
    return value;
  }

  static <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }
}
