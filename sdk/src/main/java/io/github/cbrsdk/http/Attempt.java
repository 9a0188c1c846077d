package io.github.cbrsdk.http;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.error.TransportException;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.MalformedJsonException;
import io.github.cbrsdk.json.ModelType;
import io.github.cbrsdk.json.NoContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Sends a request once, and returns the response or throws the exception of the failure. */
final class Attempt {
  /** Maximum number of bytes that are used of the body of an error response. */
  private static final long MAX_ERROR_BYTES = 1 << 16;

  /** Bytes of the body limit for each JSON value: values take more memory than their text. */
  private static final long BYTES_PER_VALUE = 32;

  private static final long MIN_VALUE_LIMIT = 10_000;
  private static final long READ_BYTES = 1 << 13;
  private static final String JSON = "application/json";

  private final Transport transport;
  private final Authorization authorization;
  private final Duration timeout;
  private final int number;
  private final Call call;
  private volatile boolean cancelled;
  private volatile boolean expired;

  Attempt(
      Transport transport,
      Request request,
      Authorization authorization,
      Duration timeout,
      int number) {
    this.transport = transport;
    this.authorization = authorization;
    this.timeout = timeout;
    this.number = number;
    this.call =
        transport.calls().newCall(NetworkInterceptors.prepare(authorization, transport, request));
  }

  int number() {
    return number;
  }

  void cancel() {
    cancelled = true;
    call.cancel();
  }

  /** Cancels the call because of its timeout. */
  void expire() {
    expired = true;
    call.cancel();
  }

  @SuppressWarnings("try") // The watched call is only opened and closed.
  <T extends JsonModel> ApiResponse<T> send(ModelType<T> type) {
    try (CallWatchdog.Watched watched = CallWatchdog.watch(this, timeout);
        ReadLimit limit = ReadLimit.forBodyOf(transport.maxBodyBytes());
        Response response = call.execute()) {
      if (!response.isSuccessful()) {
        throw ExceptionMapper.exception(
            failure(response, readErrorBody(response, limit)),
            authorization,
            redirectHost(response));
      }
      byte[] bytes = read(response, limit);
      T body = parse(response, bytes, type);
      return new ApiResponse<>(
          this,
          response.code(),
          NetworkInterceptors.headers(call.request(), response),
          bytes,
          body);
    } catch (UnreadableResponseException e) {
      evictConnections();
      throw e;
    } catch (ApiException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp and interceptors, written in Kotlin, throw undeclared checked exceptions.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e instanceof IOException large && ReadLimit.isExceeded(large)
          ? tooLarge(failure(0, null))
          : exception(e);
    }
  }

  /**
   * Closes idle connections, the one of this attempt included: bytes that still arrive on it would
   * be read as the response to the next request.
   */
  void evictConnections() {
    transport.http().connectionPool().evictAll();
  }

  private byte[] read(Response response, ReadLimit limit) throws IOException {
    Buffer received = new Buffer();
    read(response, limit, received, transport.maxBodyBytes());
    if (received.size() > transport.maxBodyBytes()) {
      throw tooLarge(failure(response, new byte[0]));
    }
    return received.readByteArray();
  }

  /** Reads the body until its end, or until it is larger than the maximum. */
  private static void read(Response response, ReadLimit limit, Buffer received, long max)
      throws IOException {
    BufferedSource source = response.body().source();
    while (received.size() <= max && source.read(received, READ_BYTES) >= 0) {
      limit.bodyArrived();
    }
  }

  private UnreadableResponseException tooLarge(Failure failure) {
    return new UnreadableResponseException(
        "The body is larger than " + transport.maxBodyBytes() + " bytes", failure, null);
  }

  /**
   * Reads the body of an error response as far as possible. A failure to read is ignored, because
   * the status determines the exception.
   */
  private byte[] readErrorBody(Response response, ReadLimit limit) throws IOException {
    Buffer received = new Buffer();
    try {
      read(response, limit, received, MAX_ERROR_BYTES - 1);
    } catch (IOException | RuntimeException e) {
      if (cancelled || Thread.currentThread().isInterrupted()) {
        throw e;
      }
    }
    return received.readByteArray();
  }

  private <T extends JsonModel> T parse(Response response, byte[] bytes, ModelType<T> type) {
    if (type.equals(NoContent.MODEL_TYPE) && bytes.length == 0) {
      return type.empty();
    }
    if (bytes.length == 0) {
      throw new UnreadableResponseException("No body", failure(response, bytes), null);
    }
    // Most responses have exactly this value; comparing is faster than parsing.
    boolean isPlainJson = JSON.equals(response.header("Content-Type"));
    MediaType mediaType = isPlainJson ? null : response.body().contentType();
    if (mediaType != null && !isJson(mediaType)) {
      throw new UnreadableResponseException(
          "Not JSON but " + mediaType.type() + '/' + mediaType.subtype(),
          failure(response, bytes),
          null);
    }
    try {
      return type.parse(
          bytes, Math.max(MIN_VALUE_LIMIT, transport.maxBodyBytes() / BYTES_PER_VALUE));
    } catch (MalformedJsonException e) {
      throw new UnreadableResponseException(
          String.valueOf(e.getMessage()), failure(response, bytes), e);
    }
  }

  private static boolean isJson(MediaType mediaType) {
    return mediaType.subtype().equals("json") || mediaType.subtype().endsWith("+json");
  }

  private @Nullable String redirectHost(Response response) {
    if (response.header("Location") == null) {
      return null;
    }
    HttpUrl url = call.request().url().resolve(response.header("Location", ""));
    return url == null ? "an invalid URL" : quote(url.host());
  }

  private Failure failure(Response response, byte[] bytes) {
    String text =
        redact(
            new String(
                bytes, 0, (int) Math.min(bytes.length, MAX_ERROR_BYTES), StandardCharsets.UTF_8));
    ErrorBody error = ErrorBody.of(text);
    String requestId = ApiResponse.requestId(response.headers());
    return new Failure(
        methodAndUrl(call.request()),
        response.code(),
        quoteNullable(error.code()),
        quoteNullable(error.message()),
        quoteNullable(requestId == null ? error.requestId() : requestId),
        OneLine.of(text),
        RetryAfter.of(response.headers(), transport.time().now()),
        clockSkew(response),
        number);
  }

  private @Nullable Duration clockSkew(Response response) {
    Instant date = response.headers().getInstant("Date");
    return date == null ? null : Duration.between(transport.time().now(), date);
  }

  /** A failure of this attempt, apart from the body of its response. */
  Failure failure(int status, @Nullable String requestId) {
    return new Failure(
        methodAndUrl(call.request()), status, null, null, requestId, "", null, null, number);
  }

  /** The method and URL of a request, without the query, which may hold secrets. */
  static String methodAndUrl(Request request) {
    return request.method() + ' ' + request.url().newBuilder().query(null).build();
  }

  private @Nullable String quoteNullable(@Nullable String text) {
    return text == null ? null : quote(text);
  }

  String quote(String text) {
    return OneLine.of(redact(text));
  }

  String redact(String text) {
    return transport.proxyLogin().redact(authorization.redact(text));
  }

  private ApiException exception(Exception e) {
    Failure failure = failure(0, null);
    if (cancelled || Thread.currentThread().isInterrupted()) {
      return new CancelledException(failure);
    }
    if (expired || e instanceof InterruptedIOException) {
      evictConnections(); // The server may never send anything on it again.
      return new TimedOutException("No response within " + timeout, failure, cause(e));
    }
    if (call.isCanceled()) {
      return new CancelledException(failure);
    }
    if (e instanceof ProxyLogin.RefusedException) {
      return RejectedException.byProxy(String.valueOf(e.getMessage()), failure(407, null));
    }
    return new TransportException("No response, " + quote(e.toString()), failure, cause(e));
  }

  /** The exception, or null if a message in it contains a secret that the server echoed. */
  private @Nullable Throwable cause(Exception e) {
    return containsSecret(e) ? null : e;
  }

  private boolean containsSecret(@Nullable Throwable e) {
    if (e == null) {
      return false;
    }
    String message = String.valueOf(e.getMessage());
    return !message.equals(redact(message))
        || containsSecret(e.getCause())
        || Stream.of(e.getSuppressed()).anyMatch(this::containsSecret);
  }
}
