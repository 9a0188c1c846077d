package io.github.cbrsdk.http;

import io.github.cbrsdk.json.DiscrepanciesException;
import io.github.cbrsdk.json.Discrepancy;
import io.github.cbrsdk.json.JsonModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer, with what HTTP says of it.
 *
 * @param <T> the model of its body
 */
public final class ApiResponse<T> {
  private final int status;
  private final Headers headers;
  private final byte[] bytes;
  private final T body;
  private final int attempts;

  ApiResponse(int status, Headers headers, byte[] bytes, T body, int attempts) {
    this.status = status;
    this.headers = headers;
    this.bytes = bytes;
    this.body = body;
    this.attempts = attempts;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** All headers, their names in lower case. */
  public Map<String, List<String>> headers() {
    return headers.toMultimap();
  }

  /** The last header of that name, in whatever case, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The id under which the service knows the request, or null. */
  public @Nullable String requestId() {
    return RequestId.of(headers);
  }

  /** The body as it came. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The body. */
  public T body() {
    return body;
  }

  /** Where the body is not as the contract says; empty if nowhere. Computed when asked for. */
  public List<Discrepancy> discrepancies() {
    return body instanceof JsonModel model ? model.discrepancies() : List.of();
  }

  /**
   * Insists on the contract.
   *
   * @throws DiscrepanciesException if there is any discrepancy
   */
  public void validate() {
    if (body instanceof JsonModel model) {
      model.validate();
    }
  }

  /** How many times the request was sent. */
  public int attempts() {
    return attempts;
  }

  /** Without headers and body, which may hold secrets. */
  @Override
  public String toString() {
    return "ApiResponse{status=" + status + ", attempts=" + attempts + '}';
  }
}
