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

  static OkHttpClient.Builder install(OkHttpClient.Builder client) {
    client.addInterceptor(Wire::unmark);
    client.networkInterceptors().add(0, Wire::mark);
    client.addNetworkInterceptor(Wire::authorize);
    return client;
  }

  private static Response authorize(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Authorization authorization = request.tag(Authorization.class);
    if (authorization == null) {
      return chain.proceed(request);
    }
    // A response knows its request, which interceptors may look at.
    return chain.proceed(authorization.apply(request)).newBuilder().request(request).build();
  }

  private static Response mark(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
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
