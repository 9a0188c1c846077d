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
 * The interceptors of the SDK in an OkHttpClient.
 *
 * <p>The innermost one adds the credentials to a request and removes the token from the response to
 * a login, so that no interceptor, log or {@code toString} of the user contains them. (OkHttp
 * passes the request as it is sent to an {@link okhttp3.EventListener}.)
 *
 * <p>OkHttp itself repeats a request after some statuses, which would multiply the attempts of the
 * {@link RetryPolicy}. A network interceptor replaces such a status by another number, and an
 * application interceptor restores it.
 */
final class NetworkInterceptors {
  /** Added to statuses after which OkHttp would repeat the request. */
  private static final int STATUS_OFFSET = 1000;

  private static final String SUBJECT_TOKEN = "X-Subject-Token";
  private static final String MASK = "***";

  /** Detects a dead HTTP/2 connection that calls still wait for. */
  private static final Duration PING = Duration.ofSeconds(10);

  private final ProxyLogin proxyLogin;

  NetworkInterceptors(ProxyLogin proxyLogin) {
    this.proxyLogin = proxyLogin;
  }

  /** Installs the interceptors in a client that has no others. */
  OkHttpClient.Builder installInOwn(OkHttpClient.Builder client) {
    return client
        .pingInterval(PING)
        .addInterceptor(this::call)
        .addNetworkInterceptor(
            chain -> {
              rejectUnsolicitedResponse(chain.connection());
              return checked(chain, proxyLogin.proceed(chain, authorized(chain.request())));
            });
  }

  /**
   * Installs the interceptors around those of a client of the user. Its cache and cookies are
   * removed, because they would pass responses of one caller to another, and so is its
   * authenticator, because it would repeat a refused request.
   */
  OkHttpClient.Builder installInUsers(OkHttpClient http) {
    OkHttpClient.Builder client =
        http.newBuilder()
            .cache(null)
            .cookieJar(CookieJar.NO_COOKIES)
            .authenticator(Authenticator.NONE);
    if (http.pingIntervalMillis() == 0) {
      client.pingInterval(PING);
    }
    client
        .networkInterceptors()
        .add(
            0,
            chain -> {
              rejectUnsolicitedResponse(chain.connection());
              return checked(chain, chain.proceed(chain.request()));
            });
    return client
        .addInterceptor(chain -> limitBody(chain.request(), call(chain)))
        .addNetworkInterceptor(this::authorizeAndHideToken);
  }

  /**
   * The request of an attempt, with the headers of the client, and tagged so that it is authorized.
   * Requests of the user's interceptors have no tag. An interceptor that knows the class of an
   * authorization, as that of the check does, finds it by its tag.
   */
  static Request prepare(Authorization authorization, Transport transport, Request request) {
    Request.Builder prepared =
        request
            .newBuilder()
            .tag(Authorization.class, authorization)
            .tag(HiddenState.class, new HiddenState(transport));
    Headers headers = transport.headers();
    for (int i = 0; i < headers.size(); i++) {
      if (request.header(headers.name(i)) == null) {
        prepared.addHeader(headers.name(i), headers.value(i));
      }
    }
    return prepared.build();
  }

  /** The headers of a response as they were received, with the token of a login. */
  static Headers headers(Request request, Response response) {
    HiddenState hidden = request.tag(HiddenState.class);
    String token = hidden == null ? null : hidden.token;
    return token != null && MASK.equals(response.header(SUBJECT_TOKEN))
        ? response.headers().newBuilder().set(SUBJECT_TOKEN, token).build()
        : response.headers();
  }

  private static Request authorized(Request request) {
    Authorization authorization = request.tag(Authorization.class);
    HiddenState hidden = request.tag(HiddenState.class);
    return authorization == null || hidden == null
        ? request
        : authorization.apply(request, hidden.transport.time().now());
  }

  /** Limits the decompressed body, all of which an interceptor of the user may read. */
  private static Response limitBody(Request request, Response response) {
    HiddenState hidden = request.tag(HiddenState.class);
    return hidden == null
        ? response
        : response
            .newBuilder()
            .body(ReadLimit.limited(response.body(), hidden.transport.maxBodyBytes()))
            .build();
  }

  private Response authorizeAndHideToken(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Response response = proxyLogin.proceed(chain, authorized(request));
    // The response must not refer to the authorized request.
    Response.Builder visible = response.newBuilder().request(request);
    // Interceptors of the user may read the body. A compressed one is not wrapped: its gzip header,
    // which OkHttp does not limit, would count as body.
    if (response.header("Content-Encoding") == null) {
      visible.body(ReadLimit.limited(response.body(), Long.MAX_VALUE));
    }
    String token = response.header(SUBJECT_TOKEN);
    HiddenState hidden = request.tag(HiddenState.class);
    if (token != null && hidden != null) {
      hidden.token = token;
      visible.header(SUBJECT_TOKEN, MASK);
    }
    return visible.build();
  }

  /** Rejects a body of negative length, and replaces a status that OkHttp would react to. */
  private static Response checked(Interceptor.Chain chain, Response response) throws IOException {
    if (response.body().contentLength() < -1) {
      // OkHttp could neither read nor close this body, and would never release its connection.
      throw new ProtocolException("the length of the body is negative");
    }
    boolean repeated =
        switch (response.code()) {
          case 408, 421, 503 -> true;
          // OkHttp logs in to the proxy only if the proxy itself sent the status.
          case 407 -> !isFromProxy(chain.connection());
          default -> false;
        };
    return repeated
        ? response.newBuilder().code(response.code() + STATUS_OFFSET).build()
        : response;
  }

  /** Bytes received before the request is sent would be read as its response. */
  private static void rejectUnsolicitedResponse(@Nullable Connection connection)
      throws IOException {
    if (connection != null
        && connection.protocol() == Protocol.HTTP_1_1
        && connection.socket().getInputStream().available() > 0) {
      throw new IOException("received a response before the request was sent");
    }
  }

  private static boolean isFromProxy(@Nullable Connection connection) {
    return connection != null
        && connection.route().proxy().type() == Proxy.Type.HTTP
        && connection.handshake() == null;
  }

  /** Makes a call, and restores its status. */
  private Response call(Interceptor.Chain chain) throws IOException {
    Response response = proxyLogin.call(chain);
    return response.code() > STATUS_OFFSET
        ? response.newBuilder().code(response.code() - STATUS_OFFSET).build()
        : response;
  }

  /** State of one attempt that interceptors of the user cannot access. */
  private static final class HiddenState {
    private final Transport transport;
    private volatile @Nullable String token;

    HiddenState(Transport transport) {
      this.transport = transport;
    }
  }
}
