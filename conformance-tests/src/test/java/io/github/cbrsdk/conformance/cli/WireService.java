package io.github.cbrsdk.conformance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service that sends what a test wants, byte for byte. */
final class WireService implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<WireMessage> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final Reply reply;

  /** Replies to a request. */
  @FunctionalInterface
  interface Reply {
    /** Sends the response; the connection is closed if it throws. */
    void send(WireMessage request, OutputStream out) throws Exception;
  }

  WireService(Reply reply) throws IOException {
    this.reply = reply;
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire-service");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // It was closed.
    }
  }

  private void serve(Socket connection) {
    try (connection;
        InputStream in = connection.getInputStream();
        OutputStream out = connection.getOutputStream()) {
      for (WireMessage next = WireMessage.read(in, true);
          next != null;
          next = WireMessage.read(in, true)) {
        requests.add(next);
        reply.send(next, out);
      }
    } catch (Exception e) {
      // The connection is closed, and the client sees that.
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** The requests that arrived. */
  List<WireMessage> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
