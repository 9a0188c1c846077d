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
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Copies what the SDK reads from the wire: the bytes that the endpoint sent, whatever the SDK makes
 * of them. An answer that breaks off is not heard.
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
    boolean zipped = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    ResponseBody body = response.body();
    Copying copying =
        new Copying(
            body.source(),
            sent ->
                listener.accept(
                    new Heard(
                        at,
                        new Request(
                            request.method(), request.url().toString(), headers(request.headers())),
                        new Response(
                            response.code(), headers(response.headers()), body(sent, zipped)))));
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(copying), body.contentType(), body.contentLength()))
        .build();
  }

  private static Headers headers(okhttp3.Headers sent) {
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      headers.add(new Header(sent.name(i), sent.value(i)));
    }
    return Headers.of(headers);
  }

  private static byte @Nullable [] body(byte[] sent, boolean zipped) {
    if (sent.length == 0) {
      return null;
    }
    return zipped ? inflate(sent) : sent;
  }

  /** What cannot be inflated stays as it is, for the check to complain about. */
  private static byte[] inflate(byte[] sent) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return in.readNBytes(MAX_BODY);
    } catch (IOException e) {
      return sent;
    }
  }

  /** A body that is copied while it is read; what the reader leaves is read when it is closed. */
  private static final class Copying extends ForwardingSource {
    private final Consumer<byte[]> whole;
    private final Buffer copy = new Buffer();
    private boolean broken;
    private boolean closed;

    Copying(Source source, Consumer<byte[]> whole) {
      super(source);
      this.whole = whole;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      try {
        long read = super.read(sink, byteCount);
        long kept = Math.min(read, MAX_BODY - copy.size());
        if (kept > 0) {
          sink.copyTo(copy, sink.size() - read, kept);
        }
        return read;
      } catch (IOException e) {
        broken = true;
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      readRest();
      super.close();
      if (!broken) {
        whole.accept(copy.readByteArray());
      }
    }

    private void readRest() {
      Buffer rest = new Buffer();
      try {
        while (!broken && copy.size() < MAX_BODY && read(rest, 8192) >= 0) {
          rest.clear();
        }
      } catch (IOException e) {
        broken = true;
      }
    }
  }
}
