package io.github.cbrsdk.conformance.traffic;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.contract.Operation;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An exchange while it is read. With a flaw it becomes an exchange that is not checked. */
final class ExchangeDraft {
  static final Response NO_RESPONSE = new Response(null, Headers.none(), null);
  static final String NO_STATUS = "the status of the response was not exported";
  static final String NO_BODY = "the body was not exported";
  private static final int HTTP_SWITCHING_PROTOCOLS = 101;

  final RecordingFile file;
  final TrafficFilter filter;
  private final String source;
  @Nullable Instant recordedAt;
  private @Nullable Request request;
  @Nullable Integer requiredStatus;
  @Nullable Integer status;
  Headers headers = Headers.none();
  byte @Nullable [] body;
  private @Nullable Omission omission;
  private @Nullable String flaw;
  private boolean isMisread;

  ExchangeDraft(RecordingFile file, String source, TrafficFilter filter) {
    this.file = file;
    this.source = source;
    this.filter = filter;
  }

  static String noHeaders(String message) {
    return "the headers of the " + message + " were not exported as names and values";
  }

  /** Sets the request; without a method or a URL it is not known. */
  void setRequest(
      @Nullable String method, @Nullable String url, Headers sent, byte @Nullable [] content) {
    if (method == null || url == null) {
      omit("the request is not known: the recording does not say its method and URL", false);
    } else {
      request = new Request(method.toUpperCase(Locale.ROOT), url, sent, content);
      omission = filter.omission(request);
    }
  }

  void omit(String reason, boolean skipped) {
    omission = new Omission(reason, skipped);
  }

  boolean isOmitted() {
    return omission != null;
  }

  /** Whether the request was read, or why it is not known. */
  boolean hasRequest() {
    return request != null || omission != null;
  }

  /** Notes why the exchange cannot be read; the first reason stays. */
  void flaw(String reason) {
    isMisread = true;
    lacks(reason);
  }

  /** Notes what was not recorded: the rest can be checked. */
  void lacks(String reason) {
    flaw = flaw == null ? reason : flaw;
  }

  /** Whether a response to this request with this status has no body. */
  boolean isBodiless() {
    return !Operation.mayHaveBody(request == null ? "" : request.method(), String.valueOf(status));
  }

  /** Sets the response. What was not recorded is not checked, and no fault of the service. */
  void setResponse(@Nullable Integer code, Headers received, byte @Nullable [] content) {
    status = code;
    headers = received;
    body = content != null && content.length == 0 ? null : content;
    if (status == null) {
      flaw(NO_STATUS);
    }
    if (content == null && !isBodiless()) {
      lacks(NO_BODY);
    }
    if (headers.all().isEmpty()) {
      // A real response has headers; none listed means that the exporter left them out.
      lacks(noHeaders("response"));
    }
  }

  /** An exchange that is only a body, as it is. */
  Exchange ofBody(byte[] content) {
    return new Exchange(source, null, null, new Response(null, headers, content));
  }

  /** The exchange with its body decoded, or without its response and left out of the check. */
  Exchange exchange() {
    try {
      body = body == null || isOmitted() ? null : ContentDecoder.decode(body, headers);
    } catch (UnreadableBodyException e) {
      flaw(e.reason()); // One response that was exported badly says nothing of the others.
    }
    if (omission == null && status != null && status == HTTP_SWITCHING_PROTOCOLS) {
      omission = TrafficFilter.WEB_SOCKET;
    } else if (omission == null && flaw != null) {
      omission = new Omission(flaw, false, !isMisread && request != null);
    }
    if (omission == null) {
      return new Exchange(
          source, recordedAt, request, new Response(status, headers, body), requiredStatus);
    }
    Response known = omission.partial() ? new Response(status, headers, null) : NO_RESPONSE;
    return new Exchange(source, recordedAt, request, known).without(omission);
  }
}
