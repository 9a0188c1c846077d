package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestCertificate;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.error.TransportException;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FaultsTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  /** Long enough for anything that does not hang. */
  private static final CallOptions ONCE =
      CallOptions.standard().withRetry(RetryPolicy.never()).withTimeout(Duration.ofSeconds(20));

  private static final CallOptions SOON = ONCE.withTimeout(Duration.ofMillis(300));

  private final AtomicInteger acquired = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .eventListener(
              new EventListener() {
                @Override
                public void connectionAcquired(Call call, Connection connection) {
                  acquired.incrementAndGet();
                }

                @Override
                public void connectionReleased(Call call, Connection connection) {
                  released.incrementAndGet();
                }
              })
          .build();

  private CbrClient client(String url) {
    return CbrClient.builder()
        .endpoint(url)
        .projectId(Bodies.PROJECT_ID)
        .token("a-token")
        .httpClient(http)
        .options(ONCE)
        .build();
  }

  @AfterEach
  void leavesNoConnectionBehind() {
    assertThat(released).hasValue(acquired.get());
    assertThat(http.connectionPool().connectionCount())
        .isEqualTo(http.connectionPool().idleConnectionCount());
    assertThat(http.dispatcher().runningCallsCount()).isZero();
  }

  static Arguments[] faults() {
    byte[] badUtf8 = "{\"backup\":{\"name\":\"?\"}}".getBytes(StandardCharsets.UTF_8);
    badUtf8[19] = (byte) 0xc3;
    return new Arguments[] {
      fault("a reset", TransportException.class, RawServer.Connection::reset),
      fault("a farewell without an answer", TransportException.class, connection -> {}),
      fault(
          "half a body",
          TransportException.class,
          connection -> connection.write(HEAD + "Content-Length: 100\r\n\r\n{\"backup\":")),
      fault(
          "less body than announced, and a reset",
          TransportException.class,
          connection -> {
            connection.write(HEAD + "Content-Length: 100\r\n\r\n{\"backup\":{}}");
            connection.reset();
          }),
      fault(
          "more body than announced",
          UnreadableResponseException.class,
          connection -> {
            connection.write(HEAD + "Content-Length: 5\r\n\r\n{\"backup\":{}}");
            connection.stall();
          }),
      fault(
          "a length that is none",
          TransportException.class,
          connection -> {
            connection.write(HEAD + "Content-Length: 5\r\nContent-Length: 7\r\n\r\n{}");
          }),
      fault(
          "a bad chunk",
          TransportException.class,
          connection -> connection.write(HEAD + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}")),
      fault(
          "a body that only says it is compressed",
          TransportException.class,
          connection ->
              connection.write(
                  HEAD + "Content-Encoding: gzip\r\nContent-Length: 13\r\n\r\n{\"backup\":{}}")),
      fault(
          "a header of 10 MiB",
          TransportException.class,
          connection -> {
            connection.write("HTTP/1.1 200 OK\r\nX-Long: ");
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) 'x');
            for (int i = 0; i < 10; i++) {
              connection.write(block);
            }
            connection.write("\r\n\r\n");
          }),
      fault(
          "invalid UTF-8",
          UnreadableResponseException.class,
          connection -> {
            connection.write(HEAD + "Content-Length: " + badUtf8.length + "\r\n\r\n");
            connection.write(badUtf8);
          }),
      fault(
          "an answer to another request",
          UnreadableResponseException.class,
          connection ->
              connection.answer("{\"backup\":{\"id\":\"0c1d6c7e-0000-4000-8000-000000000000\"}}")),
      fault(
          "truncated JSON",
          UnreadableResponseException.class,
          connection -> connection.answer("{\"backup\":{\"name\":")),
      fault(
          "something that is not HTTP",
          TransportException.class,
          connection -> connection.write("SSH-2.0-OpenSSH_9.2\r\n")),
    };
  }

  /** Answers that OkHttp itself fails over with something else than an IOException. */
  static Arguments[] absurdities() {
    String status =
        "HTTP/1.1 %s X\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    String gzip = HEAD + "Content-Encoding: gzip\r\nContent-Length: %s\r\n\r\n%s";
    String length = HEAD + "Content-Length: %s\r\n\r\n{\"backup\":{}}";
    return new Arguments[] {
      answer(status.formatted("-12")),
      answer(status.formatted("-00")),
      answer(status.formatted("000")),
      answer(status.formatted("007")),
      answer(status.formatted("+20")),
      answer(status.formatted("099")),
      answer(status.formatted("101")),
      answer(status.formatted("199")),
      answer(status.formatted("304")),
      answer(status.formatted("399")),
      answer(status.formatted("999")),
      answer(status.formatted("407")),
      answer(length.formatted("-5")),
      answer(length.formatted("-9223372036854775808")),
      answer(length.formatted("9223372036854775807")),
      answer(gzip.formatted("0", "")),
      answer(gzip.formatted("-3", "{}")),
      answer(gzip.formatted("1", "\u001f")),
      answer(HEAD + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n{}"),
      answer(HEAD + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n"),
      answer(HEAD + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
      answer("HTTP/1.1 204 X\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n{}{}{"),
    };
  }

  private static Arguments answer(String answer) {
    return Arguments.of(answer);
  }

  @ParameterizedTest
  @MethodSource("absurdities")
  void thatNoServerShouldSendAreExceptionsOfOursToo(String answer) {
    try (RawServer server = onceWrong(connection -> connection.write(answer));
        CbrClient client = client(server.url())) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(ApiException.class);
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    }
  }

  /** Some thousand answers, each with a few bytes that are others, always the same ones. */
  @Test
  void ofAnyByteAreExceptionsOfOurs() {
    Random random = new Random(15);
    byte[] gzipped = gzip(Bodies.BACKUP);
    AtomicReference<byte[]> next = new AtomicReference<>(new byte[0]);
    CallOptions brief = ONCE.withTimeout(Duration.ofSeconds(5));
    int exceptions = 0;
    try (RawServer server =
            new RawServer(
                connection -> {
                  if (connection.read() != null) {
                    connection.write(next.get());
                  }
                });
        CbrClient client = client(server.url())) {
      for (int i = 0; i < 2_000; i++) {
        next.set(mutated(random, i % 2 == 0, gzipped));
        try {
          client.with(brief).showBackupWithResponse(Bodies.BACKUP_ID);
        } catch (ApiException e) {
          exceptions++;
        }
      }
    }
    assertThat(exceptions).isBetween(500, 2_000);
  }

  private static byte[] mutated(Random random, boolean zipped, byte[] gzipped) {
    byte[] body = zipped ? gzipped : Bodies.BACKUP.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        (HEAD
                + (zipped ? "Content-Encoding: gzip\r\n" : "")
                + "Connection: close\r\nX-Request-Id: 1\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    // Most of what can go wrong is in the head and at the beginning of the body.
    int reach = random.nextBoolean() ? head.length + 12 : all.length;
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      byte[] likely = {'-', '0', '9', ' ', '\r', '\n', ':', 0, (byte) random.nextInt(256)};
      all[random.nextInt(reach)] = likely[random.nextInt(likely.length)];
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(all, random.nextInt(all.length)) : all;
  }

  private static byte[] gzip(String text) {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.readByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thatAreAnswersSentAheadReachNoOtherCaller(boolean atOnce) throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch ahead = new CountDownLatch(1);
    String other = Bodies.BACKUP.replace(Bodies.BACKUP_ID, "0c1d6c7e-0000-4000-8000-000000000000");
    String surplus =
        HEAD
            + "Content-Length: "
            + other.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + other;
    String refusal = "HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n";
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.read();
                  if (connection.number() > 0) {
                    connection.answer(Bodies.BACKUP);
                    return;
                  }
                  String first =
                      HEAD
                          + "Content-Length: "
                          + Bodies.BACKUP.getBytes(StandardCharsets.UTF_8).length
                          + "\r\n\r\n"
                          + Bodies.BACKUP;
                  connection.write(atOnce ? first + surplus : first);
                  if (!atOnce) {
                    await(read);
                    connection.write(refusal);
                  }
                  ahead.countDown();
                  connection.stall();
                });
        CbrClient client = client(server.url())) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      read.countDown();
      assertThat(ahead.await(10, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOfAny(UnreadableResponseException.class, TransportException.class)
          .hasMessageMatching(".*(contains another backup|received a response before).*");
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  static Arguments[] stalls() {
    return new Arguments[] {
      fault("no headers", TimedOutException.class, RawServer.Connection::stall),
      fault(
          "no end of the headers",
          TimedOutException.class,
          connection -> {
            connection.write(HEAD);
            connection.stall();
          }),
      fault(
          "no end of the body",
          TimedOutException.class,
          connection -> {
            connection.write(HEAD + "Content-Length: 100\r\n\r\n{\"backup\":");
            connection.stall();
          }),
      fault(
          "a drip",
          TimedOutException.class,
          connection -> {
            connection.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            while (true) {
              connection.write("1\r\nx\r\n");
              // As slow as the network is: what counts is that it never stops.
              Thread.onSpinWait();
            }
          }),
    };
  }

  private static Arguments fault(String name, Class<?> type, RawServer.Behaviour behaviour) {
    return Arguments.of(org.junit.jupiter.api.Named.of(name, behaviour), type);
  }

  /** The first connection does it wrong, all others right. */
  private static RawServer onceWrong(RawServer.Behaviour wrong) {
    return new RawServer(
        connection -> {
          while (connection.read() != null) {
            if (connection.number() == 0) {
              wrong.serve(connection);
              return;
            }
            connection.answer(Bodies.BACKUP);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("faults")
  void endInTheRightExceptionAndTheNextCallSucceeds(
      RawServer.Behaviour wrong, Class<? extends ApiException> type) {
    try (RawServer server = onceWrong(wrong);
        CbrClient client = client(server.url())) {
      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID)).isInstanceOf(type);
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    }
  }

  @ParameterizedTest
  @MethodSource("stalls")
  void endWithinTheDeadlineAndTheNextCallSucceeds(
      RawServer.Behaviour wrong, Class<? extends ApiException> type) {
    try (RawServer server = onceWrong(wrong);
        CbrClient client = client(server.url())) {
      assertThatThrownBy(() -> client.with(SOON).showBackup(Bodies.BACKUP_ID)).isInstanceOf(type);
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void areOvercomeByTryingAgainWhereTheAnswerDidNotArrive(
      RawServer.Behaviour wrong, Class<? extends ApiException> type) {
    try (RawServer server = onceWrong(wrong);
        CbrClient client = client(server.url())) {
      CallOptions quick =
          CallOptions.standard().withRetry(RetryPolicy.builder().baseDelay(Duration.ZERO).build());
      if (type == TransportException.class) {
        assertThat(client.with(quick).showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      } else {
        assertThatThrownBy(() -> client.with(quick).showBackup(Bodies.BACKUP_ID))
            .isInstanceOf(type);
      }
    }
  }

  @Test
  void doNotShowWhereAKeptConnectionWasClosedBetweenCalls() {
    try (RawServer server =
            new RawServer(
                connection -> {
                  // One answer on each connection, though it promised to keep it.
                  connection.read();
                  connection.answer(Bodies.BACKUP);
                });
        CbrClient client = client(server.url())) {
      for (int i = 0; i < 5; i++) {
        assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void ofWireMockEndInAnExceptionOfOurs(Fault fault) {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    try (CbrClient client = client("http://127.0.0.1:" + server.port())) {
      server.stubFor(
          WireMock.get(WireMock.anyUrl()).willReturn(WireMock.aResponse().withFault(fault)));

      assertThatThrownBy(() -> client.showBackup(Bodies.BACKUP_ID))
          .isInstanceOfAny(TransportException.class, UnreadableResponseException.class);

      server.resetAll();
      server.stubFor(WireMock.get(WireMock.anyUrl()).willReturn(WireMock.okJson(Bodies.BACKUP)));
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    } finally {
      server.stop();
    }
  }

  @Test
  void areTriedAgainWhereTheNameOfTheHostIsNotFound() {
    AtomicInteger asked = new AtomicInteger();
    OkHttpClient lost =
        http.newBuilder()
            .dns(
                host -> {
                  if (asked.incrementAndGet() < 3) {
                    throw new UnknownHostException(host);
                  }
                  return java.util.List.of(InetAddress.getLoopbackAddress());
                })
            .build();
    try (RawServer server = onceWrong(connection -> connection.answer(Bodies.BACKUP));
        CbrClient client =
            CbrClient.builder()
                .endpoint("http://cbr.invalid:" + server.port())
                .allowInsecureEndpoint()
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .httpClient(lost)
                .build()) {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> client.with(ONCE).showBackup(Bodies.BACKUP_ID));
      assertThat(failure).hasMessageContaining("cbr.invalid");

      CallOptions quick =
          CallOptions.standard().withRetry(RetryPolicy.builder().baseDelay(Duration.ZERO).build());
      assertThat(client.with(quick).showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    }
  }

  @Test
  void areTriedAgainWhereAServerEndsTheTlsHandshake() {
    AtomicInteger hellos = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                connection -> {
                  if (connection.read(1).length == 1) {
                    hellos.incrementAndGet();
                  }
                });
        CbrClient client = client("https://127.0.0.1:" + server.port())) {
      CallOptions quick =
          CallOptions.standard().withRetry(RetryPolicy.builder().baseDelay(Duration.ZERO).build());
      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> client.with(quick).showBackup(Bodies.BACKUP_ID));

      assertThat(failure.attempts()).isEqualTo(3);
      assertThat(hellos).hasValueGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void areFinalWhereTheCertificateIsWrong(@TempDir Path folder) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestCertificate localhost = new TestCertificate(folder, "localhost");
    TestCertificate another = new TestCertificate(folder, "another.example");
    server.setHttpsConfigurator(new HttpsConfigurator(localhost.server()));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body = Bodies.BACKUP.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    try {
      String url = "https://localhost:" + server.getAddress().getPort();

      for (OkHttpClient suspicious : new OkHttpClient[] {http, trusting(another)}) {
        try (CbrClient client =
            CbrClient.builder()
                .endpoint(url)
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .httpClient(suspicious)
                .build()) {
          TransportException failure =
              catchThrowableOfType(
                  TransportException.class, () -> client.showBackup(Bodies.BACKUP_ID));
          assertThat(failure.attempts()).isEqualTo(1);
          assertThat(failure).hasMessageContaining("SSLHandshakeException");
        }
      }
      try (CbrClient client =
          CbrClient.builder()
              .endpoint(url)
              .projectId(Bodies.PROJECT_ID)
              .token("a-token")
              .httpClient(trusting(localhost))
              .build()) {
        assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      }
    } finally {
      server.stop(0);
    }
  }

  private OkHttpClient trusting(TestCertificate certificate) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {certificate.trust()}, null);
    return http.newBuilder()
        .sslSocketFactory(context.getSocketFactory(), certificate.trust())
        .build();
  }
}
