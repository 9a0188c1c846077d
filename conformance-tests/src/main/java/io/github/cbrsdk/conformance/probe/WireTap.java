package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Headers.Header;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import okhttp3.Interceptor;

/** Delivers the exchanges of an SDK client with the bytes that the endpoint sent. */
public record WireTap(Consumer<Heard> listener) implements Interceptor {
  /** The bytes of a body that are kept: one more than the check reads, to detect a larger one. */
  private static final int MAX_BODY = JsonReader.MAX_BYTES + 1;

  /** A request, the time at which it was sent, and the response. */
  public record Heard(Instant at, Request request, Response response) {}

  @Override
  public okhttp3.Response intercept(Chain chain) throws IOException {
    Instant at = Instant.now();
    okhttp3.Response response = chain.proceed(chain.request());
    // Credentials are added below this interceptor.
    okhttp3.Request authorized = TappedCredentials.sent(chain.request());
    okhttp3.Request request = authorized == null ? response.request() : authorized;
    boolean zipped = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    // A body that breaks off fails the call here, and is not delivered.
    byte[] sent = response.peekBody(MAX_BODY).bytes();
    listener.accept(
        new Heard(
            at,
            new Request(request.method(), request.url().toString(), headers(request.headers())),
            new Response(
                response.code(),
                headers(response.headers()),
                sent.length == 0 ? null : zipped ? inflate(sent) : sent)));
    return response;
  }

  private static Headers headers(okhttp3.Headers sent) {
    return Headers.of(
        IntStream.range(0, sent.size())
            .mapToObj(i -> new Header(sent.name(i), sent.value(i)))
            .toList());
  }

  /** Inflates a body; one that cannot be inflated stays as it is, and the check reports it. */
  private static byte[] inflate(byte[] sent) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return in.readNBytes(MAX_BODY);
    } catch (IOException e) {
      return sent;
    }
  }
}
