package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.Canaries;
import io.github.cbrsdk.Extent;
import io.github.cbrsdk.FakeTime;
import io.github.cbrsdk.RawServer;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.api.BackupsApi;
import io.github.cbrsdk.auth.AccessKeyCredentials;
import io.github.cbrsdk.auth.PasswordCredentials;
import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.CbrException;
import io.github.cbrsdk.http.Credentials;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret of each kind, sent to servers that echo whatever they get, is told to nobody. */
class SecretsTest {
  private static final String TOKEN = Canaries.TOKEN;
  private static final String PASSWORD = Canaries.PASSWORD;
  private static final String SECRET_KEY = Canaries.SECRET_KEY;
  private static final String SECURITY_TOKEN = Canaries.SECURITY_TOKEN;

  private final List<String> told = new ArrayList<>();
  private final Logger root = Logger.getLogger("");
  private final Level levelBefore = root.getLevel();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          if (logged.getLoggerName().startsWith("com.sun.net.httpserver")) {
            return; // The server's own log, which is not ours to keep secrets from.
          }
          synchronized (told) {
            told.add(Canaries.text(logged));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void record() {
    root.setLevel(Level.ALL);
    recorder.setLevel(Level.ALL);
    root.addHandler(recorder);
  }

  @AfterEach
  void stop() {
    root.removeHandler(recorder);
    root.setLevel(levelBefore);
  }

  /** Answers that repeat all that was sent, where a careless server would. */
  interface Echo {
    Answer answer(String sent);
  }

  static List<Echo> echoes() {
    List<Echo> echoes = new ArrayList<>();
    for (int status : Extent.of(4, List.of(401, 400, 403, 404, 500, 408, 429, 503))) {
      echoes.add(
          sent ->
              Answer.json(
                  status,
                  "{\"error_code\":"
                      + quote(sent)
                      + ",\"error_msg\":"
                      + quote(sent)
                      + ",\"request_id\":"
                      + quote(sent)
                      + '}'));
      echoes.add(
          sent ->
              Answer.json(
                  status,
                  "{\"error\":{\"code\":" + quote(sent) + ",\"message\":" + quote(sent) + "}}"));
      echoes.add(
          sent ->
              new Answer(
                  status,
                  sent.getBytes(StandardCharsets.UTF_8),
                  "Content-Type",
                  "text/html",
                  "X-Request-Id",
                  oneLine(sent)));
    }
    echoes.add(
        sent ->
            new Answer(200, sent.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/html"));
    echoes.add(sent -> Answer.json(200, "{\"backup\":" + quote(sent)));
    echoes.add(
        sent ->
            Answer.json(200, "{\"backup\":" + quote(sent) + '}', "X-Request-Id", oneLine(sent)));
    echoes.add(
        sent ->
            Answer.json(
                200,
                "{\"backup\":{\"id\":1,\"status\":"
                    + quote(sent)
                    + ",\"created_at\":"
                    + quote(sent)
                    + ",\"more\":"
                    + quote(sent)
                    + "}}"));
    echoes.add(sent -> Answer.json(302, quote(sent), "Location", "https://elsewhere.example/"));
    return echoes;
  }

  private static String quote(String text) {
    return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("[^ -~]+", " ");
  }

  private static String sent(TestServer.Asked asked) {
    StringBuilder sent = new StringBuilder(asked.body());
    asked
        .headers()
        .forEach((name, values) -> sent.append('\n').append(name).append(": ").append(values));
    return sent.toString();
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void areNotToldByAServerThatEchoesThem(Echo echo) {
    try (TestServer server = TestServer.answering(asked -> echo.answer(sent(asked)))) {
      useAllCredentials(server.url(), server.url());

      assertThat(String.join("\n", server.asked().stream().map(SecretsTest::sent).toList()))
          .contains(TOKEN, SECURITY_TOKEN, quote(PASSWORD), "Signature=");
    }
    assertUntold();
  }

  @ParameterizedTest
  @MethodSource("echoes")
  void areNotToldWhereTheLoginSucceedsAndTheServiceEchoesTheToken(Echo echo) {
    try (TestServer identity =
            TestServer.answering(
                Answer.json(
                    201,
                    "{\"token\":{\"expires_at\":\"2030-01-01T00:00:00Z\"}}",
                    "X-Subject-Token",
                    TOKEN));
        TestServer server = TestServer.answering(asked -> echo.answer(sent(asked)))) {
      useAllCredentials(server.url(), identity.url());
    }
    assertUntold();
  }

  @org.junit.jupiter.api.Test
  void areNotToldByAServerThatAnswersNoHttp() {
    try (RawServer server =
        new RawServer(
            connection ->
                connection.write(
                    String.valueOf(connection.read()).replace("\r\n", " ") + "\r\n\r\n"))) {
      useAllCredentials(server.url(), server.url());
    }
    assertUntold();
  }

  private void useAllCredentials(String url, String identity) {
    use(url, TokenCredentials.of(TOKEN));
    use(url, TokenCredentials.supplied(() -> TOKEN));
    use(url, AccessKeyCredentials.of("AK", SECRET_KEY, Bodies.PROJECT_ID));
    use(url, AccessKeyCredentials.temporary("AK", SECRET_KEY, SECURITY_TOKEN, Bodies.PROJECT_ID));
    use(
        url,
        PasswordCredentials.builder()
            .endpoint(identity)
            .user("robin")
            .password(PASSWORD)
            .domain("example-domain")
            .projectId(Bodies.PROJECT_ID)
            .build());
  }

  private void use(String url, Credentials credentials) {
    CbrClient.Builder builder =
        CbrClient.builder()
            .endpoint(url)
            .projectId(Bodies.PROJECT_ID)
            .credentials(credentials)
            .time(new FakeTime())
            .onDiscrepancy(response -> tell(response, response.discrepancies()));
    try (CbrClient client = builder.build()) {
      tell(
          client,
          credentials,
          builder,
          credentials.getClass(),
          client.api(BackupsApi.class).showBackup(Bodies.PROJECT_ID, Bodies.BACKUP_ID));
      tell(credentials.authorize(Duration.ofSeconds(30)));
      tell(client.showBackupWithResponse(Bodies.BACKUP_ID));
    } catch (ApiException e) {
      tellFailure(e);
    }
    try (CbrClient client = builder.build()) {
      waitWith(client);
      tell(client.showBackup(Bodies.BACKUP_ID).status().isListed());
    } catch (ApiException e) {
      tellFailure(e);
    } catch (CbrException e) {
      tell(e, trace(e));
    }
  }

  private void waitWith(CbrClient client) {
    BackupWaiter waiter =
        BackupWaiter.builder(client)
            .timeout(Duration.ofSeconds(20))
            .onProgress(backup -> tell(backup.modelType()))
            .build();
    try {
      tell(waiter, waiter.untilAvailable(Bodies.BACKUP_ID).modelType());
    } catch (ApiException e) {
      tellFailure(e);
    } catch (CbrException e) {
      tell(e, trace(e));
    }
  }

  private void tellFailure(ApiException e) {
    tell(e, trace(e), e.errorCode(), e.errorMessage(), e.requestId(), e.excerpt());
  }

  private void tell(Object... things) {
    synchronized (told) {
      for (Object thing : things) {
        told.add(String.valueOf(thing));
      }
    }
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private void assertUntold() {
    String all;
    synchronized (told) {
      all = String.join("\n", told);
    }
    assertThat(all).isNotEmpty();
    Canaries.requireNone(all);
  }
}
