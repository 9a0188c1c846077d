package io.github.cbrsdk.conformance.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through which proxy an endpoint is asked. */
class ProxyTest {
  private static final String HOST = "cbr.nowhere.invalid";

  /** A proxy that lets no one through, and remembers the heads of what it got. */
  private static final class ClosedProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> heads = new CopyOnWriteArrayList<>();

    ClosedProxy() throws IOException {
      Thread thread = new Thread(this::answerAll);
      thread.setDaemon(true);
      thread.start();
    }

    private void answerAll() {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
          StringBuilder head = new StringBuilder();
          for (String line = reader.readLine();
              line != null && !line.isEmpty();
              line = reader.readLine()) {
            head.append(line).append('\n');
          }
          heads.add(head.toString());
          socket
              .getOutputStream()
              .write(
                  ("HTTP/1.1 407 Login Required\r\nProxy-Authenticate: Basic realm=\"a\"\r\n"
                          + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                      .getBytes(ISO_8859_1));
        } catch (IOException e) {
          // The next one.
        }
      }
    }

    String authority() {
      return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static CommandLineRun check(Map<String, String> environment, Object... more)
      throws IOException {
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("CBR_TOKEN", BareEndpoint.TOKEN);
    try (BareEndpoint endpoint = new BareEndpoint(body -> body, "application/json")) {
      return CommandLineRun.in(all, false, endpoint.args("check", more).toArray());
    }
  }

  @Test
  void theGivenOneIsAskedForEveryHost() throws IOException {
    try (BareEndpoint proxy = new BareEndpoint(body -> body, "application/json")) {
      CommandLineRun run =
          proxy.run(
              "check",
              "--edition",
              "any",
              "--proxy",
              proxy.url(),
              "--endpoint",
              "http://localhost:1");

      assertThat(run.out()).as(run.err()).startsWith("CONFORMANT  1 of 1");
      assertThat(proxy.requests())
          .containsExactly(
              "GET http://localhost:1/v3/%s/backups/%s"
                  .formatted(BareEndpoint.PROJECT, BareEndpoint.BACKUP));
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTPS_PROXY,http://", "https_proxy,''"})
  void theEnvironmentNamesOneWithALoginThatIsNeverShown(String variable, String scheme)
      throws IOException {
    try (ClosedProxy proxy = new ClosedProxy()) {
      CommandLineRun run =
          check(
              Map.of(variable, scheme + "robin:a-proxy-password@" + proxy.authority()),
              "--endpoint",
              "https://" + HOST);

      assertThat(run.status()).isEqualTo(3);
      assertThat(run.out().replaceAll("\\s+", " ")).contains("the proxy refused the login");
      assertThat(proxy.heads.get(0)).startsWith("CONNECT " + HOST + ":443 ");
      assertThat(proxy.heads)
          .anyMatch(
              head -> head.contains("Proxy-Authorization: Basic cm9iaW46YS1wcm94eS1wYXNzd29yZA=="))
          .allSatisfy(head -> assertThat(head).doesNotContain(BareEndpoint.TOKEN));
      assertThat(run.out() + run.err()).doesNotContain("a-proxy-password");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HOST, "other.invalid, .nowhere.invalid", "nowhere.invalid", "*"})
  void hostsOfNoProxyAreAskedDirectly(String direct) throws IOException {
    try (ClosedProxy proxy = new ClosedProxy()) {
      CommandLineRun run =
          check(
              Map.of("HTTPS_PROXY", proxy.authority(), "NO_PROXY", direct),
              "--endpoint",
              "https://" + HOST);

      assertThat(run.status()).isEqualTo(3);
      assertThat(proxy.heads).isEmpty();
    }
  }

  @Test
  void thisMachineIsAskedDirectly() throws IOException {
    CommandLineRun run = check(Map.of("HTTP_PROXY", "127.0.0.1:1"), "--edition", "any");

    assertThat(run.out()).as(run.err()).startsWith("CONFORMANT  1 of 1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://robin:secret@proxy.example.com:3128, Put the proxy with its login into HTTPS_PROXY",
    "https://proxy.example.com, is not the URL of an HTTP proxy",
    "socks5://proxy.example.com, is not the URL of an HTTP proxy"
  })
  void whatIsNoProxyIsWrongUsage(String proxy, String message) throws IOException {
    CommandLineRun run = check(Map.of(), "--proxy", proxy);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("--proxy").contains(message).doesNotContain("secret");
  }
}
