package io.github.cbrsdk.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Authenticator;
import okhttp3.Connection;
import okhttp3.CookieJar;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What has to happen below OkHttp's own machinery.
 *
 * <p>Credentials are put on as the last thing before a request leaves, and a token that a login
 * yields is taken off as the first thing, so that no interceptor, log or {@code toString} above
 * ever sees them. (An {@link okhttp3.EventListener} is given the request as it is sent.)
 *
 * <p>OkHttp repeats a request at once after some statuses, which would multiply our attempts. Below
 * its machinery such a status is marked, and above it the mark is taken off.
 */
final class Wire {
  private static final int MARK = 1000;
  private static final String SUBJECT_TOKEN = "X-Subject-Token";
  private static final String HIDDEN = "***";

  /** Finds a connection that went silent, though calls of other threads still wait for it. */
  private static final Duration PING = Duration.ofSeconds(10);

  private Wire() {}

  /** Into a client that has nothing else in it: who would look at what leaves or comes? */
  static OkHttpClient.Builder installAlone(OkHttpClient.Builder client) {
    return client
        .pingInterval(PING)
        .addInterceptor(Wire::unmark)
        .addNetworkInterceptor(chain -> mark(chain, authorized(chain.request())));
  }

  /**
   * Into a client of the user's, whose interceptors may look at everything. Without its cache and
   * cookies, which would give what one caller received to another one, and without its login for
   * the service, which would repeat a request that was refused.
   */
  static OkHttpClient.Builder installAround(OkHttpClient http) {
    OkHttpClient.Builder client =
        http.newBuilder()
            .cache(null)
            .cookieJar(CookieJar.NO_COOKIES)
            .authenticator(Authenticator.NONE);
    if (http.pingIntervalMillis() == 0) {
      client.pingInterval(PING);
    }
    client.addInterceptor(Wire::limit).addInterceptor(Wire::unmark);
    client.networkInterceptors().add(0, chain -> mark(chain, chain.request()));
    return client.addNetworkInterceptor(Wire::authorizeUnseen);
  }

  /** The request, which is authorized as it leaves; whatever else an interceptor asks is not. */
  static Request authorizedBy(Authorization authorization, Transport transport, Request request) {
    return request
        .newBuilder()
        .tag(Authorization.class, authorization)
        .tag(Unseen.class, new Unseen(transport))
        .build();
  }

  /** The headers of a response as they came. */
  static Headers headers(Request request, Response response) {
    Unseen unseen = request.tag(Unseen.class);
    String token = unseen == null ? null : unseen.token;
    return token != null && HIDDEN.equals(response.header(SUBJECT_TOKEN))
        ? response.headers().newBuilder().set(SUBJECT_TOKEN, token).build()
        : response.headers();
  }

  private static Request authorized(Request request) {
    Authorization authorization = request.tag(Authorization.class);
    Unseen unseen = request.tag(Unseen.class);
    return authorization == null || unseen == null
        ? request
        : authorization.apply(request, unseen.transport.time().now());
  }

  /** Interceptors above may read all of the body, of which each byte may be a thousand by now. */
  private static Response limit(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Unseen unseen = chain.request().tag(Unseen.class);
    return unseen == null
        ? response
        : response
            .newBuilder()
            .body(WireLimit.limited(response.body(), unseen.transport.maxBodyBytes()))
            .build();
  }

  private static Response authorizeUnseen(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(authorized(request));
    // A response knows its request.
    Response.Builder seen = response.newBuilder().request(request);
    // An interceptor above may read all of the body. (The header of gzip has no limit of its own.)
    if (response.header("Content-Encoding") == null) {
      seen.body(WireLimit.limited(response.body(), Long.MAX_VALUE));
    }
    String token = response.header(SUBJECT_TOKEN);
    Unseen unseen = request.tag(Unseen.class);
    if (token != null && unseen != null) {
      unseen.token = token;
      seen.header(SUBJECT_TOKEN, HIDDEN);
    }
    return seen.build();
  }

  private static Response mark(Interceptor.Chain chain, Request request) throws IOException {
    requireSilence(chain.connection());
    Response response = chain.proceed(request);
    if (response.body().contentLength() < -1) {
      // OkHttp could neither read nor close it, and so would keep its connection for ever.
      throw new ProtocolException("the length of the body is negative");
    }
    boolean repeated =
        switch (response.code()) {
          case 408, 421, 503 -> true;
          // Only the proxy itself is shown the login for it.
          case 407 -> !isOfProxy(chain.connection());
          default -> false;
        };
    return repeated ? response.newBuilder().code(response.code() + MARK).build() : response;
  }

  /** What waits before the request is sent would be taken for the response to it. */
  private static void requireSilence(@Nullable Connection connection) throws IOException {
    if (connection != null
        && connection.protocol() == Protocol.HTTP_1_1
        && connection.socket().getInputStream().available() > 0) {
      throw new IOException("the connection has a response to no request");
    }
  }

  private static boolean isOfProxy(@Nullable Connection connection) {
    return connection != null
        && connection.route().proxy().type() == Proxy.Type.HTTP
        && connection.handshake() == null;
  }

  private static Response unmark(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() > MARK
        ? response.newBuilder().code(response.code() - MARK).build()
        : response;
  }

  /** What one attempt keeps from all that is above the network. */
  private static final class Unseen {
    private final Transport transport;
    private volatile @Nullable String token;

    Unseen(Transport transport) {
      this.transport = transport;
    }
  }
}
