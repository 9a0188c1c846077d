package io.github.cbrsdk.http;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/** A client of one endpoint for the operations of a contract. Immutable and thread-safe. */
public final class ApiClient implements AutoCloseable {
  /** With the version of this library, which a test compares with that of the build. */
  private static final String USER_AGENT = "cbr-sdk/0.2.0 Java/" + Runtime.version().feature();

  private final Retrofit retrofit;
  private final Transport transport;
  private final boolean ownsHttp;

  private ApiClient(Builder builder) {
    this.ownsHttp = builder.http == null;
    if (builder.endpoint == null) {
      throw new IllegalArgumentException("endpoint is missing");
    }
    HttpUrl endpoint = Endpoint.of(builder.endpoint, builder.insecureAllowed);
    ProxyLogin proxyLogin = builder.createProxyLogin();
    OkHttpClient http = builder.createHttp(proxyLogin);
    this.transport =
        new Transport(
            http,
            builder.callFactory.apply(http),
            threads(http.dispatcher().getMaxRequests()),
            Headers.of("User-Agent", builder.userAgent, "Accept", "application/json"),
            builder.credentials,
            proxyLogin,
            builder.maxBodyBytes,
            builder.time(),
            builder.onDiscrepancy);
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(endpoint)
            .client(http)
            .addConverterFactory(new Converters())
            .addCallAdapterFactory(new CallAdapters(transport, endpoint, builder.options))
            .build();
  }

  /** Threads for asynchronous calls, none while idle. */
  private static ExecutorService threads(int max) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            max,
            max,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> new Thread(task, "cbr-sdk"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Builder of a client. The endpoint is required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Implements a generated interface. Reuse the result: creating it is slow.
   *
   * @throws IllegalArgumentException if a method of the interface does not return an {@link
   *     ApiCall}, or the endpoint has a path segment of its operations
   */
  public <A> A api(Class<A> api) {
    CallAdapters.requireApi(requireNonNull(api, "api"));
    Endpoint.rejectSegments(retrofit.baseUrl(), CallAdapters.constantSegments(api)::contains);
    return retrofit.create(api);
  }

  /**
   * Checks that the path of the endpoint lacks a segment that the paths of requests have.
   *
   * @throws IllegalArgumentException if it has the segment; the message contains the right endpoint
   */
  public void requireEndpointWithout(String segment) {
    Endpoint.rejectSegments(retrofit.baseUrl(), segment::equals);
  }

  /**
   * Rejects new asynchronous calls; running ones still complete. Closes idle connections, except
   * those of the user's OkHttpClient.
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

  public static final class Builder extends ConnectionBuilder<Builder> {
    private Credentials credentials = Credentials.NONE;
    private CallOptions options = CallOptions.standard();
    private long maxBodyBytes = 16 << 20;
    private String userAgent = USER_AGENT;
    private @Nullable Consumer<? super ApiResponse<?>> onDiscrepancy;

    private Builder() {}

    /** The credentials. Without them calls are anonymous. */
    public Builder credentials(Credentials credentials) {
      this.credentials = requireNonNull(credentials, "credentials");
      return this;
    }

    /** Name and version of the user's software, appended to the header {@code User-Agent}. */
    public Builder userAgent(String product) {
      if (requireNonNull(product, "product").isBlank() || !product.matches("[ -~]+")) {
        throw new IllegalArgumentException(
            "product is not visible ASCII: write it like my-app/1.2");
      }
      this.userAgent = USER_AGENT + ' ' + product.trim();
      return this;
    }

    /** The default options of calls. */
    public Builder options(CallOptions options) {
      this.options = requireNonNull(options, "options");
      return this;
    }

    /** The maximum size of a body after decompression; 16 MiB by default. */
    public Builder maxBodyBytes(long maxBodyBytes) {
      if (maxBodyBytes < 1) {
        throw new IllegalArgumentException("maxBodyBytes is less than 1: " + maxBodyBytes);
      }
      // The maximum size of an array.
      this.maxBodyBytes = Math.min(maxBodyBytes, Integer.MAX_VALUE - 8);
      return this;
    }

    /**
     * Listener called with each response that does not conform to the contract. Without a listener
     * responses are not compared.
     */
    public Builder onDiscrepancy(Consumer<? super ApiResponse<?>> listener) {
      this.onDiscrepancy = requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Creates the client.
     *
     * @throws IllegalArgumentException if the endpoint is missing, invalid or not https
     */
    public ApiClient build() {
      return new ApiClient(this);
    }
  }
}
