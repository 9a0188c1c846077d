package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An exchange that is in a recording and cannot be read from it. */
final class Unread {
  static final Response NOTHING = new Response(null, Headers.none(), null);
  static final String NO_REQUEST =
      "the request is not known: the recording does not say its method and URL";
  static final String NO_STATUS = "the status of the response was not exported";
  static final String ABORTED = "there was no response: the request was blocked or broken off";
  static final String NO_BODY = "the body was not exported";

  private Unread() {}

  static String headers(String message) {
    return "the headers of the " + message + " were not exported as names and values";
  }

  /** An exchange of which nothing is known but, maybe, its request. */
  static Exchange exchange(
      String source, @Nullable Instant recordedAt, @Nullable Request request, String reason) {
    return new Exchange(source, recordedAt, request, NOTHING).without(new Omission(reason, false));
  }
}
