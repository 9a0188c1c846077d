package io.github.cbrsdk.http;

import okhttp3.Request;

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

  /** A text from outside without the secrets that it may echo. */
  String redact(String text);
}
