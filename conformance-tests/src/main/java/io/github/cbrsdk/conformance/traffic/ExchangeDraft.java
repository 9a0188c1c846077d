package io.github.cbrsdk.conformance.traffic;

import static java.net.HttpURLConnection.HTTP_NOT_MODIFIED;
import static java.net.HttpURLConnection.HTTP_NO_CONTENT;

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
  static final String NO_STATUS = "the status of the response was not exported";
  static final String NO_BODY = "the body was not exported";

  final RecordingFile file;
  private final String source;
  @Nullable Instant recordedAt;
  @Nullable Request request;
  @Nullable Integer requiredStatus;
  @Nullable Integer status;
  Headers headers = Headers.none();
  byte @Nullable [] body;
  private @Nullable String flaw;

  ExchangeDraft(RecordingFile file, String source) {
    this.file = file;
    this.source = source;
  }

  static String noHeaders(String message) {
    return "the headers of the " + message + " were not exported as names and values";
  }

  /** Notes why the exchange cannot be read; the first reason stays. */
  void flaw(String reason) {
    flaw = flaw == null ? reason : flaw;
  }

  /** Whether a response to this request with this status has no body. */
  boolean isBodiless() {
    return (request != null && request.method().equals("HEAD"))
        || (status != null
            && (status == HTTP_NO_CONTENT || status == HTTP_NOT_MODIFIED || status / 100 == 1));
  }

  /** Notes what was not recorded: it is not checked, and no fault of the service. */
  void requireResponse() {
    if (status == null) {
      flaw(NO_STATUS);
    }
    if (body == null && !isBodiless()) {
      flaw(NO_BODY);
    }
    if (headers.all().isEmpty()) {
      // A real response has headers; none listed means that the exporter left them out.
      flaw(noHeaders("response"));
    }
    if (body != null && body.length == 0) {
      body = null;
    }
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
