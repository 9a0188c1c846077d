package io.github.cbrsdk.http;

import io.github.cbrsdk.error.Failure;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.json.DiscrepanciesException;
import io.github.cbrsdk.json.Discrepancy;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.MemberException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A successful response with its status and headers.
 *
 * @param <T> the model of its body
 */
public final class ApiResponse<T extends JsonModel> {
  private final Attempt attempt;
  private final int status;
  private final Headers headers;
  private final byte[] bytes;
  private final T body;
  private volatile @Nullable List<Discrepancy> discrepancies;

  ApiResponse(Attempt attempt, int status, Headers headers, byte[] bytes, T body) {
    this.attempt = attempt;
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.body = body;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** All headers, their names in lower case. */
  public Map<String, List<String>> headers() {
    return Collections.unmodifiableMap(headers.toMultimap());
  }

  /** The last header of that name, which ignores case, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The id that the service gave to the request, or null. */
  public @Nullable String requestId() {
    return requestId(headers);
  }

  static @Nullable String requestId(Headers headers) {
    String id = headers.get("X-Request-Id");
    return id != null ? id : headers.get("X-Openstack-Request-Id");
  }

  /** The body as it was received, decoded as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public T body() {
    return body;
  }

  /**
   * The differences between the body and the contract, as {@link JsonModel#discrepancies()}.
   * Computed at the first call.
   */
  public List<Discrepancy> discrepancies() {
    List<Discrepancy> known = discrepancies;
    if (known == null) {
      known = body.discrepancies().stream().map(this::redact).toList();
      discrepancies = known;
    }
    return known;
  }

  /** Redacts the pointer: the server chooses names of undeclared members, and may echo a secret. */
  private Discrepancy redact(Discrepancy discrepancy) {
    return new Discrepancy(
        discrepancy.kind(),
        attempt.redact(discrepancy.pointer()),
        discrepancy.expected(),
        discrepancy.found());
  }

  /**
   * Checks that the body conforms to the contract.
   *
   * @throws DiscrepanciesException if there is any discrepancy
   */
  public void validate() {
    if (!discrepancies().isEmpty()) {
      throw new DiscrepanciesException(discrepancies());
    }
  }

  /**
   * An exception for this response, with its request, status and request id.
   *
   * @param what what is wrong with the response, without a secret
   * @param cause may be null
   */
  public UnreadableResponseException unreadable(String what, @Nullable Throwable cause) {
    String id = requestId();
    Failure failure = attempt.failure(status, id == null ? null : quote(id));
    return new UnreadableResponseException(what, failure, cause);
  }

  /** A text from the body for a message: one line, at most 203 characters, secrets redacted. */
  public String quote(String text) {
    return attempt.quote(text);
  }

  /**
   * Applies a function to the body.
   *
   * @throws UnreadableResponseException if the function reads a member that is missing or mistyped
   */
  public <R> R read(Function<? super T, ? extends R> reader) {
    try {
      return reader.apply(body);
    } catch (MemberException e) {
      throw unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  /** How many times the request was sent. */
  public int attempts() {
    return attempt.number();
  }

  /** Without headers and body, which may hold secrets. */
  @Override
  public String toString() {
    return "ApiResponse{status=" + status + ", attempts=" + attempts() + '}';
  }
}
