package io.github.cbrsdk.error;

import org.jspecify.annotations.Nullable;

/** A call failed. The subclass is the cause. */
public abstract class ApiException extends CbrException {
  private static final long serialVersionUID = 1;

  private final Failure failure;

  ApiException(String what, Failure failure, @Nullable Throwable cause, String next) {
    super(describe(what, failure) + "; " + next, cause);
    this.failure = failure;
  }

  private static String describe(String what, Failure failure) {
    StringBuilder text = new StringBuilder(what);
    if (failure.status() != 0) {
      text.append(" (status ").append(failure.status()).append(')');
    }
    append(text, " for ", failure.request());
    if (failure.code() != null || failure.message() != null) {
      text.append(':');
      append(text, " ", failure.code());
      append(text, " ", failure.message());
    } else if (!failure.excerpt().isEmpty()) {
      text.append(": ").append(failure.excerpt());
    }
    append(text, "; request id ", failure.requestId());
    if (failure.retryAfter() != null) {
      text.append("; the service asks to wait ")
          .append(failure.retryAfter().toSeconds())
          .append(" s");
    }
    if (failure.attempts() > 1) {
      text.append("; after ").append(failure.attempts()).append(" attempts");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String before, @Nullable String part) {
    if (part != null) {
      text.append(before).append(part);
    }
  }

  public Failure failure() {
    return failure;
  }

  /** The method and the URL without its query, or null if there was no request. */
  public @Nullable String request() {
    return failure.request();
  }

  /** The HTTP status, 0 if there was no response. */
  public int status() {
    return failure.status();
  }

  /** The error code of the service, {@code BackupService.6200} for example, or null. */
  public @Nullable String errorCode() {
    return failure.code();
  }

  /** The error message of the service, or null. */
  public @Nullable String errorMessage() {
    return failure.message();
  }

  /** The id that the service gave to the request, or null. */
  public @Nullable String requestId() {
    return failure.requestId();
  }

  /** The beginning of the body on one line, empty without a body. */
  public String excerpt() {
    return failure.excerpt();
  }

  /** Whether the failure is temporary, so that the same request may succeed later. */
  public boolean isTransient() {
    return switch (status()) {
      case 408, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /** Number of times that the request was sent. */
  public int attempts() {
    return failure.attempts();
  }
}
