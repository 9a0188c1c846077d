package io.github.cbrsdk.conformance.proxy;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request with exactly its header lines. OkHttp adds lines to requests, and decodes bodies,
 * follows redirects and repeats requests depending on the response: an interceptor hides all of the
 * response but its body.
 */
final class Forwarding {
  private final okhttp3.Headers lines;
  private @Nullable Response received;

  private Forwarding(okhttp3.Headers lines) {
    this.lines = lines;
  }

  /** A response: its status and header lines, and its body as it was sent. */
  record Received(Response head, ResponseBody body) implements AutoCloseable {
    @Override
    public void close() {
      body.close();
    }
  }

  /** The client with what forwarding needs: no limits of time but that of connecting. */
  static OkHttpClient client(OkHttpClient http) {
    return http.newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .callTimeout(0, TimeUnit.SECONDS)
        .readTimeout(0, TimeUnit.SECONDS)
        .writeTimeout(0, TimeUnit.SECONDS)
        .addNetworkInterceptor(Forwarding::exchange)
        .build();
  }

  private static Response exchange(Interceptor.Chain chain) throws IOException {
    Forwarding forwarding = Objects.requireNonNull(chain.request().tag(Forwarding.class));
    Request exact = chain.request().newBuilder().headers(forwarding.lines).build();
    Response received = chain.proceed(exact);
    forwarding.received = received;
    return received.newBuilder().code(200).headers(okhttp3.Headers.of()).build();
  }

  /** Whether the client can send a body with that method. */
  static boolean allowsBody(String method) {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  /**
   * Sends a request.
   *
   * @throws IOException if the target does not respond, or the body cannot be read
   */
  static Received send(
      OkHttpClient client,
      String method,
      HttpUrl url,
      okhttp3.Headers lines,
      @Nullable RequestBody body)
      throws IOException {
    Forwarding forwarding = new Forwarding(lines);
    RequestBody sent = body == null && allowsBody(method) ? RequestBody.EMPTY : body;
    Request request =
        new Request.Builder()
            .url(url)
            .method(method, sent)
            .tag(Forwarding.class, forwarding)
            .build();
    // Only what changes nothing may be sent a second time, over another connection.
    boolean repeatable = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    Response response =
        client.newBuilder().retryOnConnectionFailure(repeatable).build().newCall(request).execute();
    return new Received(Objects.requireNonNull(forwarding.received), response.body());
  }
}
