package io.github.cbrsdk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP proxy that lets those through who show a login, all of them to one server, whatever host
 * they ask for.
 */
public final class TestProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final String challenge;
  private final String login;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> heads = Collections.synchronizedList(new ArrayList<>());

  /**
   * Starts it.
   *
   * @param login the whole header that lets somebody through
   */
  public TestProxy(InetSocketAddress target, String challenge, String login) {
    this.target = target;
    this.challenge = challenge;
    this.login = login;
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      for (String head = read(client.getInputStream());
          !head.isEmpty();
          head = read(client.getInputStream())) {
        heads.add(head);
        if (head.contains("\r\nProxy-Authorization: " + login + "\r\n")) {
          forward(client, head);
          return;
        }
        write(
            client,
            "HTTP/1.1 407 X\r\nProxy-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n");
      }
    } catch (IOException e) {
      // One of both went away.
    }
  }

  private void forward(Socket client, String head) throws IOException {
    try (Socket server = new Socket(target.getAddress(), target.getPort())) {
      open.add(server);
      if (head.startsWith("CONNECT ")) {
        write(client, "HTTP/1.1 200 X\r\n\r\n");
      } else {
        write(
            server,
            head.replaceFirst(" http://[^/]+/", " /").replaceFirst("Proxy-Auth[^\r]+\r\n", ""));
      }
      threads.execute(() -> pipe(client, server));
      pipe(server, client);
    }
  }

  private static void pipe(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // One of both went away.
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** The next head, empty if there is none. */
  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        return "";
      }
      head.write(c);
      text = head.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  /** The requests to the proxy itself, each with its headers. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  public long logins() {
    return heads().stream().filter(head -> head.contains("\r\nProxy-Authorization: ")).count();
  }

  public Proxy proxy() {
    return new Proxy(
        Proxy.Type.HTTP,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
  }

  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listener.close();
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
