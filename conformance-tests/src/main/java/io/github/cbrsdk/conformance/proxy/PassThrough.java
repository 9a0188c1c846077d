package io.github.cbrsdk.conformance.proxy;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpHeader;

/** One call through the proxy: passes it on while it is sent, and keeps a copy for the check. */
final class PassThrough {
  private static final int CHUNK = 16 << 10;

  private final wiremock.org.eclipse.jetty.server.Request client;
  private final wiremock.org.eclipse.jetty.server.Response reply;
  private final Instant at;
  private final Backlog.BodyCopy requestBody;
  private final Backlog.BodyCopy responseBody;
  private @Nullable Omission omission;
  private int status;
  private Headers received = Headers.none();

  PassThrough(wiremock.org.eclipse.jetty.server.Request client, Backlog backlog) {
    this.client = client;
    this.reply = client.getResponse();
    this.at = Instant.now();
    this.requestBody = backlog.new BodyCopy();
    this.responseBody = backlog.new BodyCopy();
  }

  /** The client went away, which is not a failure of the service. */
  private static final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1;

    ClientGoneException(IOException cause) {
      super(cause);
    }
  }

  /**
   * Passes the call on.
   *
   * @throws IOException if the response broke off, as it then has to for the client
   */
  void run(HttpUrl target, OkHttpClient http, Backlog backlog) throws IOException {
    Headers lines = HeaderLines.of(client.getHttpFields());
    String path = client.getHttpURI().getPathQuery();
    String base = target.encodedPath().replaceFirst("/$", "");
    HttpUrl url = target.resolve(base + path);
    try {
      if (url == null || !pathOf(url).equals(base + path)) {
        refuse(501, "http_request_error", "the proxy cannot pass on this URL unchanged");
      } else if (!HeaderLines.areReadable(lines)) {
        refuse(501, "http_request_error", "the proxy cannot pass on these headers unchanged");
      } else if (hasBody() && !Forwarding.allowsBody(client.getMethod())) {
        refuse(501, "http_request_error", "the proxy passes on no body of a " + client.getMethod());
      } else {
        pass(lines, url, http);
      }
    } finally {
      backlog.add(
          exchange(lines, target.scheme() + "://" + hostOf(target) + base + path),
          requestBody.taken() + responseBody.taken(),
          !requestBody.isLost() && !responseBody.isLost());
    }
  }

  private static String pathOf(HttpUrl url) {
    return url.encodedPath() + (url.encodedQuery() == null ? "" : "?" + url.encodedQuery());
  }

  private static String hostOf(HttpUrl url) {
    boolean isDefault = url.port() == HttpUrl.defaultPort(url.scheme());
    String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
    return isDefault ? host : host + ":" + url.port();
  }

  private boolean hasBody() {
    return client.getContentLengthLong() > 0 || isChunked();
  }

  private boolean isChunked() {
    return client.getHttpFields().contains(HttpHeader.TRANSFER_ENCODING);
  }

  private void pass(Headers lines, HttpUrl url, OkHttpClient http) throws IOException {
    okhttp3.Headers forwarded = HeaderLines.forwarded(lines, hostOf(url), isChunked());
    Forwarding.Received response;
    try {
      response =
          Forwarding.send(
              http, client.getMethod(), url, forwarded, hasBody() ? new Upload() : null);
    } catch (ClientGoneException e) {
      omit("the client broke off its request");
      throw e;
    } catch (IOException e) {
      refuse(502, "destination_unavailable", "the target did not respond");
      return;
    }
    try (response) {
      status = response.head().code();
      received = HeaderLines.of(response.head().headers());
      if (!HeaderLines.areReadable(received)) {
        omit("a header of the response is not UTF-8, and could not be passed on unchanged");
      }
      copy(response);
    }
  }

  private void copy(Forwarding.Received response) throws IOException {
    OutputStream out = reply.getHttpOutput();
    reply.setStatusWithReason(status, response.head().message());
    HeaderLines.send(received, reply.getHttpFields());
    // A client may wait for the status before anything else is sent.
    toClient(reply::flushBuffer);
    InputStream in = response.body().byteStream();
    byte[] chunk = new byte[CHUNK];
    for (int n = read(in, chunk); n >= 0; n = read(in, chunk)) {
      int length = n;
      responseBody.write(chunk, length);
      toClient(
          () -> {
            out.write(chunk, 0, length);
            out.flush();
          });
    }
    // A response that broke off is not closed, so that the client does not take it as whole.
    toClient(out::close);
  }

  private int read(InputStream in, byte[] chunk) throws IOException {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      omit("the response of the service broke off");
      throw e;
    }
  }

  private interface Output {
    void write() throws IOException;
  }

  private void toClient(Output output) throws IOException {
    try {
      output.write();
    } catch (IOException e) {
      omit("the client went away before the end of the response");
      throw e;
    }
  }

  private void omit(String reason) {
    omission = new Omission(reason, false);
  }

  /** Replies in the place of the service (RFC 9209). */
  private void refuse(int code, String error, String reason) throws IOException {
    omit(reason);
    reply.setStatus(code);
    reply.getHttpFields().add(new HttpField("Content-Type", "text/plain"));
    reply.getHttpFields().add(new HttpField("Proxy-Status", "cbr-conformance; error=" + error));
    // Closed here, so that the reply is sent before the proxy stops after its last call.
    try (OutputStream out = reply.getHttpOutput()) {
      out.write((reason + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private Exchange exchange(Headers lines, String url) {
    Exchange exchange =
        new Exchange(
            "",
            at,
            new Request(client.getMethod(), url, lines, requestBody.bytes()),
            new Response(status == 0 ? null : status, received, responseBody.bytes()));
    if (responseBody.isTooLarge() || requestBody.isTooLarge()) {
      omit("a body is larger than the proxy keeps for the check");
    }
    return omission == null ? exchange : exchange.without(omission);
  }

  /** The body of the request, sent on while it arrives. */
  private final class Upload extends RequestBody {
    @Override
    public okhttp3.@Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return isChunked() ? -1 : client.getContentLengthLong();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      byte[] chunk = new byte[CHUNK];
      for (int n = readChunk(chunk); n >= 0; n = readChunk(chunk)) {
        requestBody.write(chunk, n);
        sink.write(chunk, 0, n);
        sink.flush();
      }
    }

    private int readChunk(byte[] chunk) throws IOException {
      try {
        return client.getInputStream().read(chunk);
      } catch (IOException e) {
        throw new ClientGoneException(e);
      }
    }
  }
}
