package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.error.TimedOutException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network that drops all packets of a connection of HTTP/2, and says so to neither side. */
@Timeout(60)
class SilentConnectionTest {
  @Test
  void isLeftAfterATimeout() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    server.stubFor(WireMock.get(WireMock.anyUrl()).willReturn(WireMock.okJson(Bodies.BACKUP)));
    AtomicBoolean silent = new AtomicBoolean();
    OkHttpClient http =
        new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
    CallOptions soon =
        CallOptions.standard().withRetry(RetryPolicy.never()).withTimeout(Duration.ofMillis(300));
    try (RawServer network = new RawServer(connection -> relay(connection, server.port(), silent));
        CbrClient client =
            CbrClient.builder()
                .endpoint(network.url())
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .httpClient(http)
                .build()) {
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
      silent.set(true);

      assertThatThrownBy(() -> client.with(soon).showBackup(Bodies.BACKUP_ID))
          .isInstanceOf(TimedOutException.class);
      assertThat(client.showBackup(Bodies.BACKUP_ID).name()).isEqualTo("web");
    } finally {
      server.stop();
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  /** Passes everything on, but nothing more of the first connection once it is silent. */
  private static void relay(RawServer.Connection client, int port, AtomicBoolean silent)
      throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      InputStream answers = server.getInputStream();
      Thread back =
          new Thread(
              () -> {
                byte[] buffer = new byte[8192];
                try {
                  for (int n = answers.read(buffer); n > 0; n = answers.read(buffer)) {
                    if (client.number() > 0 || !silent.get()) {
                      client.write(java.util.Arrays.copyOf(buffer, n));
                    }
                  }
                } catch (IOException e) {
                  // One of both went away.
                }
              });
      back.start();
      OutputStream out = server.getOutputStream();
      for (byte[] one = client.read(1); one.length == 1; one = client.read(1)) {
        if (client.number() > 0 || !silent.get()) {
          out.write(one);
        }
      }
    }
  }
}
