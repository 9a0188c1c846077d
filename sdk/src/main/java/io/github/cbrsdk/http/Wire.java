package io.github.cbrsdk.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What has to happen below OkHttp's own machinery.
 *
 * <p>Credentials are put on as the last thing before a request leaves, so that no interceptor, log
 * or {@code toString} above ever sees them.
 *
 * <p>OkHttp answers some statuses by asking again at once, which would multiply our attempts. Below
 * its machinery such a status is marked, and above it the mark is taken off.
 */
final class Wire {
  private static final int MARK = 1000;

  private Wire() {}

  /** Into a client that has nothing else in it: who would look at what leaves or comes? */
  static OkHttpClient.Builder installAlone(OkHttpClient.Builder client) {
    return client
        .addInterceptor(Wire::unmark)
        .addNetworkInterceptor(chain -> mark(chain.proceed(authorized(chain.request()))));
  }

  /** Into a client whose interceptors, cache and listeners may look at everything. */
  static OkHttpClient.Builder installAround(OkHttpClient.Builder client) {
    client.addInterceptor(Wire::unmark);
    client.networkInterceptors().add(0, chain -> mark(chain.proceed(chain.request())));
    return client.addNetworkInterceptor(Wire::authorizeUnseen);
  }

  /** The request, which is authorized as it leaves; whatever else an interceptor asks is not. */
  static Request authorizedBy(Authorization authorization, Request request) {
    return request.newBuilder().tag(Authorization.class, authorization).build();
  }

  private static Request authorized(Request request) {
    Authorization authorization = request.tag(Authorization.class);
    return authorization == null ? request : authorization.apply(request);
  }

  private static Response authorizeUnseen(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Response response = chain.proceed(authorized(request));
    // A response knows its request.
    return response.newBuilder().request(request).build();
  }

  private static Response mark(Response response) {
    return switch (response.code()) {
      case 408, 421, 503 -> response.newBuilder().code(response.code() + MARK).build();
      default -> response;
    };
  }

  private static Response unmark(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() > MARK
        ? response.newBuilder().code(response.code() - MARK).build()
        : response;
  }
}
