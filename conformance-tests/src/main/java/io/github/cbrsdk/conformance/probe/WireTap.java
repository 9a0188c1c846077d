package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import okhttp3.Interceptor;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Listens on the wire, below the SDK: what it hears is what the endpoint sent, byte for byte,
 * whatever the SDK makes of it.
 */
public final class WireTap implements Interceptor {
  /** What is kept of a body, in bytes: one more than the check reads, so that it can tell. */
  private static final int MAX_BODY = JsonReader.MAX_BYTES + 1;

  private final Clock clock;
  private final Consumer<Heard> listener;

  /**
   * One message pair.
   *
   * @param at when the request was sent
   */
  public record Heard(Instant at, Request request, Response response) {}

  public WireTap(Clock clock, Consumer<Heard> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  @Override
  public okhttp3.Response intercept(Chain chain) throws IOException {
    Instant at = clock.instant();
    okhttp3.Response response = chain.proceed(chain.request());
    // Credentials are put on further down than this.
    okhttp3.Request authorized = TappedCredentials.sent(chain.request());
    okhttp3.Request request = authorized == null ? response.request() : authorized;
    listener.accept(
        new Heard(
            at,
            new Request(request.method(), request.url().toString(), headers(request.headers())),
            new Response(response.code(), headers(response.headers()), body(response))));
    return response;
  }

  private static Headers headers(okhttp3.Headers sent) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      headers.add(new Header(sent.name(i), sent.value(i)));
    }
    return Headers.of(headers);
  }

  private static byte @Nullable [] body(okhttp3.Response response) throws IOException {
    try (ResponseBody peeked = response.peekBody(MAX_BODY)) {
      byte[] sent = peeked.bytes();
      if (sent.length == 0) {
        return null;
      }
      return "gzip".equalsIgnoreCase(response.header("Content-Encoding")) ? inflate(sent) : sent;
    }
  }

  /** What cannot be inflated stays as it is, for the check to complain about. */
  private static byte[] inflate(byte[] sent) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return in.readNBytes(MAX_BODY);
    } catch (IOException e) {
      return sent;
    }
  }
}
