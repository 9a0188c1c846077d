package io.github.cbrsdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * Answers every request with a backup whose id is the last segment of the path. One thread for all
 * connections, so that a test of many calls spends its time in the client.
 */
public final class EchoServer implements AutoCloseable {
  private static final int LONGEST_REQUEST = 8192;

  private final Selector selector;
  private final ServerSocketChannel server;
  private final Thread thread = new Thread(this::serve, "echo-server");

  public EchoServer() {
    try {
      selector = Selector.open();
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread.start();
  }

  private void serve() {
    try {
      while (server.isOpen()) {
        selector.select();
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
          SelectionKey key = keys.next();
          keys.remove();
          if (key.isAcceptable()) {
            accept();
          } else {
            answer(key);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      // Closed.
    }
  }

  private void accept() throws IOException {
    SocketChannel connection = server.accept();
    connection.configureBlocking(false);
    connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connection.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(LONGEST_REQUEST));
  }

  private static void answer(SelectionKey key) throws IOException {
    SocketChannel connection = (SocketChannel) key.channel();
    ByteBuffer received = (ByteBuffer) key.attachment();
    if (connection.read(received) < 0) {
      connection.close();
      return;
    }
    int length = received.position();
    if (length < 4 || received.getInt(length - 4) != 0x0d0a0d0a) {
      return; // The rest of the request is still under way.
    }
    received.clear();
    ByteBuffer answer = ByteBuffer.wrap(answer(received.array()));
    while (answer.hasRemaining()) {
      connection.write(answer);
    }
  }

  private static byte[] answer(byte[] request) {
    int end = 4;
    while (request[end] != ' ') {
      end++;
    }
    int start = end;
    while (request[start - 1] != '/') {
      start--;
    }
    String id = new String(request, start, end - start, StandardCharsets.US_ASCII);
    String body = "{\"backup\":{\"id\":\"" + id + "\"}}";
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  public String url() {
    return "http://127.0.0.1:" + server.socket().getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
