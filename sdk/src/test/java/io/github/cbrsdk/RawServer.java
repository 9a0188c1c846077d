package io.github.cbrsdk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that is told what to do with each byte, so that it can do it wrong. */
public final class RawServer implements AutoCloseable {
  /** One connection of a client. */
  public static final class Connection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final int number;

    private Connection(Socket socket, int number) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.out = new BufferedOutputStream(socket.getOutputStream());
      this.number = number;
    }

    /** How many connections there were before this one. */
    public int number() {
      return number;
    }

    /** The request line and the headers, or null if there is no further request. */
    public String read() throws IOException {
      StringBuilder head = new StringBuilder();
      int end = 0;
      while (end < 4) {
        int c = in.read();
        if (c < 0) {
          return null;
        }
        head.append((char) c);
        end = c == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : (c == '\r' ? 1 : 0);
      }
      return head.toString();
    }

    /** That many bytes, or as many as still come. */
    public byte[] read(int bytes) throws IOException {
      return in.readNBytes(bytes);
    }

    public void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** A good answer, after which the connection is kept. */
    public void answer(String json) throws IOException {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      write(body);
    }

    /** Ends the connection with a reset instead of a farewell. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Does nothing until the client goes away. */
    public void stall() throws IOException {
      while (in.read() >= 0) {
        // Whatever it still sends.
      }
    }
  }

  /** What to do with a connection; it is closed afterwards. */
  public interface Behaviour {
    void serve(Connection connection) throws IOException;
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  public RawServer(Behaviour behaviour) {
    try {
      server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(() -> accept(behaviour));
  }

  private void accept(Behaviour behaviour) {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Connection connection = new Connection(socket, connections.getAndIncrement());
        threads.execute(() -> serve(connection, behaviour));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Connection connection, Behaviour behaviour) {
    try (Socket socket = connection.socket) {
      behaviour.serve(connection);
      open.remove(socket);
    } catch (IOException e) {
      // The client went away, which is its right.
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
