package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * A client of one endpoint, for every operation that is generated from a contract. Immutable and
 * safe for use by any number of threads.
 */
public final class ApiClient implements AutoCloseable {
  private final Retrofit retrofit;
  private final Transport transport;
  private final boolean ownsHttp;

  private ApiClient(Builder builder) {
    this.ownsHttp = builder.http == null;
    if (builder.endpoint == null) {
      throw new IllegalArgumentException("endpoint is missing");
    }
    HttpUrl endpoint = Endpoint.of(builder.endpoint, builder.insecureAllowed);
    ProxyLogin proxyLogin = new ProxyLogin(builder.authenticator(), builder.time);
    OkHttpClient http = builder.derivedHttp(proxyLogin);
    this.transport =
        new Transport(
            http,
            builder.callFactory.apply(http),
            threads(http.dispatcher().getMaxRequests()),
            builder.credentials,
            proxyLogin,
            builder.maxBodyBytes,
            builder.time,
            builder.onDiscrepancy);
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(endpoint)
            .client(http)
            .addConverterFactory(new Converters())
            .addCallAdapterFactory(
                new CallAdapters(transport, endpoint, builder.userAgent, builder.options))
            .build();
  }

  /** Threads for asynchronous calls: no more than that, and none while there is nothing to do. */
  private static ExecutorService threads(int most) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "cbr-sdk"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** A client to be described. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The operations of a generated interface. Keep it: to make it takes time.
   *
   * @throws IllegalArgumentException if a method of it does not return an {@link ApiCall}, or the
   *     endpoint has a part of the paths of its operations
   */
  public <A> A api(Class<A> api) {
    CallAdapters.requireApi(requireNonNull(api, "api"));
    Endpoint.rejectSegments(retrofit.baseUrl(), CallAdapters.constantSegments(api)::contains);
    return retrofit.create(api);
  }

  /**
   * Makes sure that a part of the paths of requests is not one of the endpoint as well.
   *
   * @throws IllegalArgumentException if it is; the message says what to give as the endpoint
   */
  public void requireEndpointWithout(String segment) {
    Endpoint.rejectSegments(retrofit.baseUrl(), segment::equals);
  }

  /**
   * Takes no more asynchronous calls; those under way still end. Closes idle connections, unless
   * they belong to an OkHttpClient of the user's.
   */
  @Override
  public void close() {
    transport.executor().shutdown();
    if (ownsHttp) {
      transport.http().dispatcher().executorService().shutdown();
      transport.http().connectionPool().evictAll();
    }
  }

  @Override
  public String toString() {
    return "ApiClient{" + retrofit.baseUrl() + '}';
  }

  /** Makes a client. */
  public static final class Builder {
    private @Nullable String endpoint;
    private boolean insecureAllowed;
    private @Nullable OkHttpClient http;
    private Credentials credentials = Credentials.NONE;
    private CallOptions options = CallOptions.standard();
    private long maxBodyBytes = 16 << 20;
    private Time time = Time.SYSTEM;
    private UserAgent userAgent = UserAgent.STANDARD;
    private Function<? super OkHttpClient, ? extends Call.Factory> callFactory = http -> http;
    private @Nullable Proxy proxy;
    private @Nullable Authenticator proxyLogin;
    private @Nullable Consumer<? super ApiResponse<?>> onDiscrepancy;

    private Builder() {}

    /** A client of the user's that has none leaves it to Java, as one of our own does. */
    private Authenticator authenticator() {
      if (proxyLogin != null) {
        return proxyLogin;
      }
      return http == null || http.proxyAuthenticator() == Authenticator.NONE
          ? ProxyLogin.fromJava()
          : http.proxyAuthenticator();
    }

    private OkHttpClient derivedHttp(ProxyLogin proxyLogin) {
      OkHttpClient.Builder derived =
          http == null
              ? NetworkInterceptors.installInOwn(defaultHttp())
              : NetworkInterceptors.installInUsers(http);
      if (http == null || http.socketFactory().equals(SocketFactory.getDefault())) {
        derived.socketFactory(ReadLimit.SOCKETS);
      }
      if (proxy != null) {
        derived.proxy(proxy);
      }
      return proxyLogin
          .install(derived)
          // A redirect would carry the credentials to wherever it points.
          .followRedirects(false)
          .followSslRedirects(false)
          .build();
    }

    private static OkHttpClient.Builder defaultHttp() {
      return new OkHttpClient.Builder()
          .connectTimeout(Duration.ofSeconds(10))
          .readTimeout(Duration.ofSeconds(30))
          // What is sent is short, and the timeout of the call ends that too.
          .writeTimeout(Duration.ZERO)
          // As many as calls that run at once by default; OkHttp would keep five.
          .connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES));
    }

    /** Where the service is: a host, or a URL, which is https unless the host is loopback. */
    public Builder endpoint(String endpoint) {
      this.endpoint = requireNonNull(endpoint, "endpoint");
      return this;
    }

    /** Allows an http endpoint that is not loopback. Whoever is on the way reads everything. */
    public Builder allowInsecureEndpoint() {
      this.insecureAllowed = true;
      return this;
    }

    /** Sets the credentials; without them calls are anonymous. */
    public Builder credentials(Credentials credentials) {
      this.credentials = requireNonNull(credentials, "credentials");
      return this;
    }

    /**
     * The client to use for HTTP: its pool, proxy, TLS, timeouts, interceptors and listeners. Its
     * cache, cookies and authenticator are left out, since only the credentials say who calls.
     *
     * <p>Its interceptors see neither credentials nor the token of a login; an {@link
     * okhttp3.EventListener} is given each request as it is sent, with them.
     */
    public Builder httpClient(OkHttpClient http) {
      this.http = requireNonNull(http, "http");
      return this;
    }

    /**
     * What wraps the HTTP client to make the calls, such as that of a library for telemetry.
     * Network interceptors that it adds see requests with credentials.
     */
    public Builder callFactory(Function<? super OkHttpClient, ? extends Call.Factory> factory) {
      this.callFactory = requireNonNull(factory, "factory");
      return this;
    }

    /**
     * The proxy to go through. Without it the proxy is that of the HTTP client, and by default that
     * of Java's system properties ({@code https.proxyHost}); its login, if neither {@link
     * #proxyLogin} nor the HTTP client has one, is that of {@link java.net.Authenticator}.
     */
    public Builder proxy(Proxy proxy) {
      this.proxy = requireNonNull(proxy, "proxy");
      return this;
    }

    /** The login for an HTTP proxy that asks for one by the scheme Basic. */
    public Builder proxyLogin(String user, String password) {
      this.proxyLogin =
          ProxyLogin.basic(requireNonNull(user, "user"), requireNonNull(password, "password"));
      return this;
    }

    /** Name and version of the user's software, for the end of the header {@code User-Agent}. */
    public Builder userAgent(String product) {
      this.userAgent = UserAgent.STANDARD.with(product);
      return this;
    }

    /** The options of calls that bring none of their own. */
    public Builder options(CallOptions options) {
      this.options = requireNonNull(options, "options");
      return this;
    }

    /** The largest body that is read, counted after decompression; 16 MiB unless said. */
    public Builder maxBodyBytes(long maxBodyBytes) {
      if (maxBodyBytes < 1) {
        throw new IllegalArgumentException("maxBodyBytes is less than 1: " + maxBodyBytes);
      }
      // An array holds no more.
      this.maxBodyBytes = Math.min(maxBodyBytes, Integer.MAX_VALUE - 8);
      return this;
    }

    /** Told of each response that is not as the contract says. Without it nothing is looked for. */
    public Builder onDiscrepancy(Consumer<? super ApiResponse<?>> listener) {
      this.onDiscrepancy = requireNonNull(listener, "listener");
      return this;
    }

    /** The passing of time, for tests. */
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * The client.
     *
     * @throws IllegalArgumentException if the endpoint is none, or not safe
     */
    public ApiClient build() {
      return new ApiClient(this);
    }
  }
}
