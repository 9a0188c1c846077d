package io.github.cbrsdk.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Limits the bytes that a thread reads from sockets. OkHttp has no limit for some parts of an
 * HTTP/1.1 response, and parses some of them slowly: sizes, extensions and trailers of chunks, the
 * file name in a gzip header. An attempt reads HTTP/1.1 on its own thread. HTTP/2 has no such parts
 * and is read on other threads.
 */
final class ReadLimit implements AutoCloseable {
  /** Creates the sockets that count. */
  static final SocketFactory SOCKETS = new Sockets();

  private static final ThreadLocal<ReadLimit> CURRENT = new ThreadLocal<>();

  /** Maximum number of bytes, of headers and framing, without a byte of the body. */
  private static final long FRAMING = 1 << 20;

  /** Maximum bytes of framing for each byte of the body: it may be sent in chunks of one byte. */
  private static final int FRAMING_PER_BYTE = 8;

  /** The limit of the enclosing call if an interceptor makes this call, or null. */
  private final @Nullable ReadLimit outer = CURRENT.get();

  private long allowed;
  private long untilBody = FRAMING;

  private ReadLimit(long allowed) {
    this.allowed = allowed;
  }

  /** Limits the calling thread, until closed, to one body with its framing. */
  static ReadLimit forBodyOf(long bytes) {
    ReadLimit limit = new ReadLimit(FRAMING + FRAMING_PER_BYTE * bytes);
    CURRENT.set(limit);
    return limit;
  }

  /** Allows framing again after a part of the body was read. */
  void bodyArrived() {
    untilBody = FRAMING;
  }

  /**
   * Wraps a body so that reading it, by any interceptor, calls {@link #bodyArrived}.
   *
   * @param maxBytes reading fails after more bytes than that
   */
  static ResponseBody limited(ResponseBody body, long maxBytes) {
    Source source =
        new ForwardingSource(body.source()) {
          private long arrived;

          @Override
          public long read(Buffer sink, long bytes) throws IOException {
            if (arrived > maxBytes) {
              throw new ExceededException();
            }
            long read = super.read(sink, bytes);
            ReadLimit limit = CURRENT.get();
            if (limit != null && read > 0) {
              limit.bodyArrived();
            }
            arrived += read;
            return read;
          }
        };
    return ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength());
  }

  /** Whether the limit caused an exception. */
  static boolean isExceeded(@Nullable Throwable e) {
    return e instanceof ExceededException || (e != null && isExceeded(e.getCause()));
  }

  @Override
  public void close() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }

  private void count(int bytes) throws ExceededException {
    allowed -= bytes;
    untilBody -= bytes;
    if (allowed < 0 || untilBody < 0) {
      throw new ExceededException();
    }
  }

  private static final class ExceededException extends IOException {
    private static final long serialVersionUID = 1;

    private ExceededException() {
      super("The response with its headers and framing is larger than the limit");
    }
  }

  private static final class Counting extends FilterInputStream {
    private Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    private static void count(int bytes) throws IOException {
      ReadLimit limit = CURRENT.get();
      if (limit != null) {
        limit.count(Math.max(bytes, 0));
      }
    }
  }

  /** OkHttp calls only {@link #createSocket()}. */
  private static final class Sockets extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public InputStream getInputStream() throws IOException {
          return new Counting(super.getInputStream());
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
