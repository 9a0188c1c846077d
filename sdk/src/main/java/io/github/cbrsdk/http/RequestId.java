package io.github.cbrsdk.http;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The id that the service gave to a request, from its response headers. */
final class RequestId {
  private RequestId() {}

  static @Nullable String of(Headers headers) {
    String id = headers.get("X-Request-Id");
    return id != null ? id : headers.get("X-Openstack-Request-Id");
  }
}
