package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An exchange while it is read. With a flaw it becomes an exchange that is not checked. */
final class ExchangeDraft {
  static final Response NO_RESPONSE = new Response(null, Headers.none(), null);
  static final String NO_REQUEST =
      "the request is not known: the recording does not say its method and URL";
  static final String NO_STATUS = "the status of the response was not exported";
  static final String NO_BODY = "the body was not exported";

  private final String source;
  @Nullable Instant recordedAt;
  @Nullable Request request;
  @Nullable Integer requiredStatus;
  @Nullable Integer status;
  Headers headers = Headers.none();
  byte @Nullable [] body;
  private @Nullable String flaw;

  ExchangeDraft(String source) {
    this.source = source;
  }

  static String noHeaders(String message) {
    return "the headers of the " + message + " were not exported as names and values";
  }

  /** Notes why the exchange cannot be read; the first reason stays. */
  void flaw(String reason) {
    flaw = flaw == null ? reason : flaw;
  }

  /** Decodes the body from the content encodings that the headers name. */
  Exchange decoded() {
    try {
      body = body == null ? null : ContentDecoder.decode(body, headers);
    } catch (UnreadableBodyException e) {
      flaw(e.reason()); // One response that was exported badly says nothing of the others.
    }
    return flaw == null
        ? new Exchange(
            source, recordedAt, request, new Response(status, headers, body), requiredStatus)
        : omitted(new Omission(flaw, false));
  }

  /** The exchange without its response, left out of the check. */
  Exchange omitted(Omission omission) {
    return new Exchange(source, recordedAt, request, NO_RESPONSE).without(omission);
  }
}
