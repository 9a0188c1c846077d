package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a connection, common to the builders of clients and of credentials.
 *
 * @param <B> the builder itself
 */
public abstract class ConnectionBuilder<B extends ConnectionBuilder<B>> {
  @Nullable String endpoint;
  boolean insecureAllowed;
  @Nullable OkHttpClient http;
  Function<? super OkHttpClient, ? extends Call.Factory> callFactory = http -> http;
  private @Nullable Proxy proxy;
  private @Nullable Authenticator proxyLogin;
  private Time time = Time.SYSTEM;

  protected ConnectionBuilder() {}

  @SuppressWarnings("unchecked") // B is the class of the builder, by declaration.
  protected final B self() {
    return (B) this;
  }

  /** The endpoint of the service: a host, or a URL. A host stands for an https URL. Required. */
  public B endpoint(String endpoint) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    return self();
  }

  /** Allows an http endpoint other than loopback. Secrets and data are then sent unencrypted. */
  public B allowInsecureEndpoint() {
    this.insecureAllowed = true;
    return self();
  }

  /**
   * The OkHttpClient to use: its pool, proxy, TLS, timeouts, interceptors and listeners. Its cache,
   * cookies and authenticator are not used, because only the credentials authenticate the caller.
   *
   * <p>Its interceptors see neither credentials nor the token of a login; an {@link
   * okhttp3.EventListener} receives each request as it is sent, with them.
   */
  public B httpClient(OkHttpClient http) {
    this.http = requireNonNull(http, "http");
    return self();
  }

  /**
   * Wraps the HTTP client that makes the calls, for telemetry for example. Network interceptors
   * that the wrapper adds see requests with credentials.
   */
  public B callFactory(Function<? super OkHttpClient, ? extends Call.Factory> factory) {
    this.callFactory = requireNonNull(factory, "factory");
    return self();
  }

  /**
   * The proxy. The default is that of the HTTP client, or else that of Java's system properties
   * ({@code https.proxyHost}). Its login, if neither {@link #proxyLogin} nor the HTTP client has
   * one, is that of {@link java.net.Authenticator}.
   */
  public B proxy(Proxy proxy) {
    this.proxy = requireNonNull(proxy, "proxy");
    return self();
  }

  /** The login for an HTTP proxy that asks for the scheme Basic. */
  public B proxyLogin(String user, String password) {
    this.proxyLogin =
        ProxyLogin.basic(requireNonNull(user, "user"), requireNonNull(password, "password"));
    return self();
  }

  /** The clock, for tests. */
  public B time(Time time) {
    this.time = requireNonNull(time, "time");
    return self();
  }

  protected final Time time() {
    return time;
  }

  /** Copies the settings of the connection to another builder, and returns it. */
  protected final ApiClient.Builder applyTo(ApiClient.Builder client) {
    ConnectionBuilder<?> target = client;
    target.endpoint = endpoint;
    target.insecureAllowed = insecureAllowed;
    target.http = http;
    target.callFactory = callFactory;
    target.proxy = proxy;
    target.proxyLogin = proxyLogin;
    target.time = time;
    return client;
  }

  /** The login that was set, or that of the HTTP client, or that of Java. */
  final ProxyLogin createProxyLogin() {
    Authenticator login = proxyLogin;
    if (login == null) {
      login =
          http == null || http.proxyAuthenticator() == Authenticator.NONE
              ? ProxyLogin.fromJava()
              : http.proxyAuthenticator();
    }
    return new ProxyLogin(login, time);
  }

  final OkHttpClient createHttp(ProxyLogin proxyLogin) {
    NetworkInterceptors interceptors = new NetworkInterceptors(proxyLogin);
    OkHttpClient.Builder created =
        http == null ? interceptors.installInOwn(defaultHttp()) : interceptors.installInUsers(http);
    if (http == null || http.socketFactory().equals(SocketFactory.getDefault())) {
      created.socketFactory(ReadLimit.SOCKETS);
    }
    if (proxy != null) {
      created.proxy(proxy);
    }
    return created
        .proxyAuthenticator(proxyLogin)
        // A redirect would send the credentials to another host.
        .followRedirects(false)
        .followSslRedirects(false)
        .build();
  }

  private static OkHttpClient.Builder defaultHttp() {
    return new OkHttpClient.Builder()
        .connectTimeout(Duration.ofSeconds(10))
        .readTimeout(Duration.ofSeconds(30))
        // Requests are short, and the timeout of the call covers them.
        .writeTimeout(Duration.ZERO)
        // One connection for each concurrent call of the dispatcher; OkHttp would keep five.
        .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES));
  }
}
