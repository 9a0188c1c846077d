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
 * Limits the bytes that a thread reads from its sockets. OkHttp buffers some parts of an HTTP/1.1
 * response without a limit of its own, and takes very long over some of them: sizes, extensions and
 * ends of chunks, names in the header of gzip. What an attempt reads of HTTP/1.1 it reads on its
 * own thread; HTTP/2, which has no such parts, is read on other threads.
 */
final class WireLimit implements AutoCloseable {
  /** Makes the sockets to which limits apply. */
  static final SocketFactory SOCKETS = new Sockets();

  private static final ThreadLocal<WireLimit> CURRENT = new ThreadLocal<>();

  /** Bytes that may come without one of the body among them: headers and framing. */
  private static final long FRAMING = 1 << 20;

  /** Bytes of framing that may come with each byte of the body, if that is sent one by one. */
  private static final int FRAMING_PER_BYTE = 8;

  /** The limit of the enclosing call if this call is made in an interceptor, or null. */
  private final @Nullable WireLimit outer = CURRENT.get();

  private long allowed;
  private long untilBody = FRAMING;

  private WireLimit(long allowed) {
    this.allowed = allowed;
  }

  /** Limits what the calling thread reads, until it is closed, to one body and what frames it. */
  static WireLimit forBodyOf(long bytes) {
    WireLimit limit = new WireLimit(FRAMING + FRAMING_PER_BYTE * bytes);
    CURRENT.set(limit);
    return limit;
  }

  /** Some of the body has come. */
  void bodyArrived() {
    untilBody = FRAMING;
  }

  /**
   * The same body, which tells the limit that it arrives, whoever reads it.
   *
   * @param most how many bytes of it may arrive before the next one fails
   */
  static ResponseBody limited(ResponseBody body, long most) {
    Source source =
        new ForwardingSource(body.source()) {
          private long arrived;

          @Override
          public long read(Buffer sink, long bytes) throws IOException {
            if (arrived > most) {
              throw new ExceededException();
            }
            long read = super.read(sink, bytes);
            WireLimit limit = CURRENT.get();
            if (limit != null && read > 0) {
              limit.bodyArrived();
            }
            arrived += read;
            return read;
          }
        };
    return ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength());
  }

  /** Whether a failure to read is due to the limit. */
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
      super("The response, with headers and frames, is longer than the limit allows");
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
      WireLimit limit = CURRENT.get();
      if (limit != null) {
        limit.count(Math.max(bytes, 0));
      }
    }
  }

  /** OkHttp asks for unconnected sockets alone. */
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
