package io.github.cbrsdk.http;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.time.Instant;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** What one attempt shows to prove who calls. Its {@code toString} tells no secret. */
public interface Authorization {
  /** A request that shows nothing. */
  Authorization NONE =
      new Authorization() {
        @Override
        public Request apply(Request request) {
          return request;
        }

        @Override
        public String redact(String text) {
          return text;
        }
      };

  /** The request as it goes over the wire: with its token, or signed. */
  Request apply(Request request);

  /** As {@link #apply(Request)}, by the clock of the client. */
  default Request apply(Request request, Instant now) {
    return apply(request);
  }

  /** The exception that says why the service refused this with status 401. */
  default UnauthenticatedException refused(Failure failure) {
    return new UnauthenticatedException(failure);
  }

  /** The id of the project that this is for, or null if it is not known. */
  default @Nullable String projectId() {
    return null;
  }

  /** A text from outside without the secrets that it may echo. */
  String redact(String text);
}
