package io.github.cbrsdk.http;

import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CancelledException;
import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.ThrottledException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.error.TransportException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.MalformedJsonException;
import io.github.cbrsdk.json.ModelType;
import io.github.cbrsdk.json.NoContent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One request and the response to it, or the exception that says why there is none. */
final class Attempt {
  private static final int EXCERPT = 200;

  /** A failed login that comes as an internal error; to repeat it could lock the account. */
  private static final String LOGIN_FAILED = "BackupService.9998";

  private final Transport transport;
  private final Authorization authorization;
  private final Duration timeout;
  private final int number;
  private final Call call;
  private @Nullable Duration retryAfter;

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
        transport
            .http()
            .newCall(request.newBuilder().tag(Authorization.class, authorization).build());
    long limit = call.timeout().timeoutNanos();
    if (limit == 0 || limit > timeout.toNanos()) {
      call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  void cancel() {
    call.cancel();
  }

  /** What the service asked to wait, or null. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  <T extends JsonModel> ApiResponse<T> send(ModelType<T> type) {
    try (Response response = call.execute()) {
      byte[] bytes = read(response);
      if (!response.isSuccessful()) {
        retryAfter = RetryAfter.of(response.header("Retry-After"), transport.time().now());
        throw refusal(response, bytes);
      }
      T body = parse(response, bytes, type);
      return new ApiResponse<>(response.code(), response.headers(), bytes, body, number);
    } catch (IOException e) {
      throw broken(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp is written in Kotlin, which lets an InterruptedException out undeclared.
      Thread.currentThread().interrupt();
      throw new CancelledException(Failure.withoutResponse(number));
    }
  }

  private byte[] read(Response response) throws IOException {
    ResponseBody body = response.body();
    BufferedSource source = body.source();
    if (source.request(transport.maxBodyBytes() + 1)) {
      throw new UnreadableResponseException(
          "The body is larger than " + transport.maxBodyBytes() + " bytes",
          failure(response, new byte[0]),
          null);
    }
    return source.readByteArray();
  }

  private <T extends JsonModel> T parse(Response response, byte[] bytes, ModelType<T> type) {
    if (type.equals(NoContent.TYPE) && bytes.length == 0) {
      return type.empty();
    }
    if (bytes.length == 0) {
      throw new UnreadableResponseException("No body", failure(response, bytes), null);
    }
    MediaType mediaType = response.body().contentType();
    if (mediaType != null && !isJson(mediaType)) {
      throw new UnreadableResponseException(
          "Not JSON but " + mediaType.type() + '/' + mediaType.subtype(),
          failure(response, bytes),
          null);
    }
    try {
      return type.parse(bytes);
    } catch (MalformedJsonException e) {
      throw new UnreadableResponseException(
          String.valueOf(e.getMessage()), failure(response, bytes), e);
    }
  }

  private static boolean isJson(MediaType mediaType) {
    return mediaType.subtype().equals("json") || mediaType.subtype().endsWith("+json");
  }

  private ApiException refusal(Response response, byte[] bytes) {
    Failure failure = failure(response, bytes);
    int status = failure.status();
    if (status == 401 || LOGIN_FAILED.equals(failure.code())) {
      return new UnauthenticatedException(failure);
    } else if (status == 403) {
      return new ForbiddenException(failure);
    } else if (status == 404) {
      return new NotFoundException(failure);
    } else if (status == 429) {
      return new ThrottledException(failure);
    } else if (status >= 500) {
      return new ServerException(failure);
    } else if (status >= 400) {
      return new RejectedException(failure);
    }
    return new UnreadableResponseException("A redirect, which is not followed", failure, null);
  }

  private Failure failure(Response response, byte[] bytes) {
    String text = authorization.redact(new String(bytes, StandardCharsets.UTF_8));
    ErrorBody error = ErrorBody.of(text);
    String requestId = RequestId.of(response.headers());
    return new Failure(
        response.code(),
        redact(error.code()),
        redact(error.message()),
        redact(requestId == null ? error.requestId() : requestId),
        excerpt(text),
        number);
  }

  private @Nullable String redact(@Nullable String text) {
    return text == null ? null : authorization.redact(text);
  }

  /** The beginning, on one line and without control characters. */
  private static String excerpt(String text) {
    String start = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "..." : text;
    return start.replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
  }

  private ApiException broken(IOException e) {
    Failure failure = Failure.withoutResponse(number);
    if (Thread.currentThread().isInterrupted()) {
      return new CancelledException(failure);
    }
    if (e instanceof InterruptedIOException) {
      return new TimedOutException("No answer in time, " + timeout + " at most", failure, cause(e));
    }
    if (call.isCanceled()) {
      return new CancelledException(failure);
    }
    return new TransportException(
        "No answer, " + authorization.redact(e.toString()), failure, cause(e));
  }

  /** The exception, unless a broken server made it tell a secret. */
  private @Nullable Throwable cause(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (!message.equals(authorization.redact(message))) {
        return null;
      }
    }
    return e;
  }
}
