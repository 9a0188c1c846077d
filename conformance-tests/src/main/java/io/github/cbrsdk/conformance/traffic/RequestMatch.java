package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The request of an entry.
 *
 * @param request the request, or null if it is unknown
 * @param omission why the entry is not checked, or null
 */
record RequestMatch(@Nullable Request request, @Nullable Omission omission) {
  static final RequestMatch NOT_KNOWN =
      of("the request is not known: the recording does not say its method and URL", false);

  /** The match of an entry without a request that can be checked. */
  static RequestMatch of(String reason, boolean skipped) {
    return new RequestMatch(null, new Omission(reason, skipped));
  }

  /** The match of a request, of which the filter says whether it is checked. */
  static RequestMatch of(Request request, TrafficFilter filter) {
    return new RequestMatch(request, filter.omission(request));
  }

  /** The match of a request; without a method or a URL the request is not known. */
  static RequestMatch of(
      @Nullable String method,
      @Nullable String url,
      Headers headers,
      byte @Nullable [] body,
      TrafficFilter filter) {
    return method == null || url == null
        ? NOT_KNOWN
        : of(new Request(method.toUpperCase(Locale.ROOT), url, headers, body), filter);
  }
}
