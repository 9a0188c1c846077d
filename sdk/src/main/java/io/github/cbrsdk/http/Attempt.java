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

/** One request and the response to it, or the exception that says why there is none. */
final class Attempt {
  /** Maximum number of bytes of an error that an exception shows. */
  private static final long LONGEST_ERROR = 1 << 16;

  /** Minimum number of bytes for each JSON value; denser bodies would fill the memory. */
  private static final long BYTES_OF_A_VALUE = 32;

  private static final long LEAST_VALUES = 10_000;
  private static final long BLOCK = 1 << 13;
  private static final String JSON = "application/json";

  /** A failed login that comes as an internal error; to repeat it could lock the account. */
  private static final String LOGIN_FAILED = "BackupService.9998";

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
    this.call = transport.calls().newCall(Wire.authorizedBy(authorization, transport, request));
  }

  void cancel() {
    cancelled = true;
    call.cancel();
  }

  /** Ends it, since its time is over. */
  void expire() {
    expired = true;
    call.cancel();
  }

  @SuppressWarnings("try") // Watch and limit need to be there, not to be used.
  <T extends JsonModel> ApiResponse<T> send(ModelType<T> type) {
    try (CallWatch.Watched watched = CallWatch.watch(this, timeout);
        WireLimit limit = WireLimit.forBodyOf(transport.maxBodyBytes());
        Response response = call.execute()) {
      if (!response.isSuccessful()) {
        throw refusal(response, readRefusal(response, limit));
      }
      byte[] bytes = read(response, limit);
      T body = parse(response, bytes, type);
      return new ApiResponse<>(
          call.request(),
          this::strike,
          response.code(),
          Wire.headers(call.request(), response),
          bytes,
          body,
          number);
    } catch (UnreadableResponseException e) {
      leaveConnection();
      throw e;
    } catch (ApiException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp and interceptors in Kotlin let exceptions out undeclared.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e instanceof IOException large && WireLimit.isExceeded(large)
          ? tooLarge(withoutResponse())
          : broken(e);
    }
  }

  /** What still comes over it could be taken for the response to the next request. */
  void leaveConnection() {
    transport.http().connectionPool().evictAll();
  }

  private byte[] read(Response response, WireLimit limit) throws IOException {
    Buffer received = new Buffer();
    BufferedSource source = response.body().source();
    while (source.read(received, BLOCK) >= 0) {
      limit.bodyArrived();
      if (received.size() > transport.maxBodyBytes()) {
        throw tooLarge(failure(response, new byte[0]));
      }
    }
    return received.readByteArray();
  }

  private UnreadableResponseException tooLarge(Failure failure) {
    return new UnreadableResponseException(
        "The body is larger than " + transport.maxBodyBytes() + " bytes", failure, null);
  }

  /** What arrives of the body. Its status alone says what to throw, so nothing else may fail. */
  private byte[] readRefusal(Response response, WireLimit limit) throws IOException {
    Buffer received = new Buffer();
    try {
      BufferedSource source = response.body().source();
      long wanted = LONGEST_ERROR;
      while (wanted > 0 && source.read(received, wanted) >= 0) {
        limit.bodyArrived();
        wanted = LONGEST_ERROR - received.size();
      }
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
    // Almost all say just that, and to take a media type apart takes longer.
    boolean plainly = JSON.equals(response.header("Content-Type"));
    MediaType mediaType = plainly ? null : response.body().contentType();
    if (mediaType != null && !isJson(mediaType)) {
      throw new UnreadableResponseException(
          "Not JSON but " + mediaType.type() + '/' + mediaType.subtype(),
          failure(response, bytes),
          null);
    }
    try {
      return type.parse(bytes, Math.max(LEAST_VALUES, transport.maxBodyBytes() / BYTES_OF_A_VALUE));
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
    if (status == 401) {
      return authorization.refused(failure);
    } else if (LOGIN_FAILED.equals(failure.code())) {
      return new UnauthenticatedException(failure);
    } else if (status == 407) {
      return RejectedException.byProxy("The proxy refused the login", failure);
    } else if (status == 403) {
      return new ForbiddenException(failure);
    } else if (status == 404 && !isOfTheGateway(failure)) {
      return new NotFoundException(failure);
    } else if (status == 429) {
      return new ThrottledException(failure);
    } else if (status >= 500) {
      return new ServerException(failure);
    } else if (status >= 400) {
      return new RejectedException(failure);
    }
    String what =
        response.header("Location") == null
            ? "A status that no response can have"
            : "A redirect to " + target(response) + ", which is not followed";
    return new UnreadableResponseException(what, failure, null);
  }

  /** The gateway does not know the path, and says nothing of what the path leads to. */
  private static boolean isOfTheGateway(Failure failure) {
    return failure.code() != null && failure.code().startsWith("APIG");
  }

  private String target(Response response) {
    HttpUrl url = call.request().url().resolve(response.header("Location", ""));
    return url == null ? "nowhere" : redact(url.host());
  }

  private Failure failure(Response response, byte[] bytes) {
    String text =
        strike(
            new String(
                bytes, 0, (int) Math.min(bytes.length, LONGEST_ERROR), StandardCharsets.UTF_8));
    ErrorBody error = ErrorBody.of(text);
    String requestId = RequestId.of(response.headers());
    return new Failure(
        where(call.request()),
        response.code(),
        redactNullable(error.code()),
        redactNullable(error.message()),
        redactNullable(requestId == null ? error.requestId() : requestId),
        OneLine.of(text),
        RetryAfter.of(response.headers(), transport.time().now()),
        clockSkew(response),
        number);
  }

  private @Nullable Duration clockSkew(Response response) {
    Instant theirs = response.headers().getInstant("Date");
    return theirs == null ? null : Duration.between(transport.time().now(), theirs);
  }

  private Failure withoutResponse() {
    return Failure.withoutResponse(where(call.request()), number);
  }

  /** The method and URL of a request, without the query, which may hold secrets. */
  static String where(Request request) {
    return request.method() + ' ' + request.url().newBuilder().query(null).build();
  }

  private @Nullable String redactNullable(@Nullable String text) {
    return text == null ? null : redact(text);
  }

  private String redact(String text) {
    return OneLine.of(strike(text));
  }

  private String strike(String text) {
    return transport.proxyLogin().redact(authorization.redact(text));
  }

  private ApiException broken(Exception e) {
    Failure failure = withoutResponse();
    if (cancelled || Thread.currentThread().isInterrupted()) {
      return new CancelledException(failure);
    }
    if (expired || e instanceof InterruptedIOException) {
      leaveConnection(); // It may be silent for ever.
      return new TimedOutException(
          "No response in time, " + timeout + " at most", failure, cause(e));
    }
    if (call.isCanceled()) {
      return new CancelledException(failure);
    }
    if (e instanceof ProxyLogin.Refused) {
      return RejectedException.byProxy(String.valueOf(e.getMessage()), failure.withStatus(407));
    }
    return new TransportException("No response, " + redact(e.toString()), failure, cause(e));
  }

  /** The exception, unless a broken server made it tell a secret. */
  private @Nullable Throwable cause(Exception e) {
    return tellsASecret(e) ? null : e;
  }

  private boolean tellsASecret(@Nullable Throwable e) {
    if (e == null) {
      return false;
    }
    String message = String.valueOf(e.getMessage());
    return !message.equals(strike(message))
        || tellsASecret(e.getCause())
        || Stream.of(e.getSuppressed()).anyMatch(this::tellsASecret);
  }
}
