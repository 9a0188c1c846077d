package io.github.cbrsdk.http;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnauthenticatedException;
import java.time.Instant;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Authorizes the request of one attempt. Its {@code toString} contains no secret. */
public interface Authorization {
  /** Leaves requests unchanged. */
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

  /** The request as it is sent, with a token or a signature for example. */
  Request apply(Request request);

  /** As {@link #apply(Request)}, with the time of the client's clock. */
  default Request apply(Request request, Instant now) {
    return apply(request);
  }

  /** The exception for a request that the service refused with status 401. */
  default UnauthenticatedException refused(Failure failure) {
    return new UnauthenticatedException(failure);
  }

  /** The id of the project of the token or key, or null if it is not known. */
  default @Nullable String projectId() {
    return null;
  }

  /** A text of the server, which may echo secrets, with the secrets redacted. */
  String redact(String text);
}
