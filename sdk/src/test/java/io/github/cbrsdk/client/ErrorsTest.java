package io.github.cbrsdk.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.error.ForbiddenException;
import io.github.cbrsdk.error.NotFoundException;
import io.github.cbrsdk.error.RejectedException;
import io.github.cbrsdk.error.ServerException;
import io.github.cbrsdk.error.ThrottledException;
import io.github.cbrsdk.error.UnauthenticatedException;
import io.github.cbrsdk.error.UnreadableResponseException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorsTest {
  private static ApiException failure(Answer answer) {
    try (TestServer server = TestServer.answering(answer);
        CbrClient client =
            CbrClient.builder()
                .endpoint(server.url())
                .projectId(Bodies.PROJECT_ID)
                .token("a-token")
                .maxBodyBytes(100_000)
                .options(CallOptions.standard().withRetry(RetryPolicy.never()))
                .build()) {
      ApiException failure =
          catchThrowableOfType(ApiException.class, () -> client.showBackup(Bodies.BACKUP_ID));
      assertThat(failure).isNotNull();
      assertThat(failure.status()).isEqualTo(answer.status());
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(failure.request())
          .isEqualTo("GET %s/v3/%s/backups/%s", server.url(), Bodies.PROJECT_ID, Bodies.BACKUP_ID);
      return failure;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, RejectedException", "401, UnauthenticatedException", "403, ForbiddenException",
    "404, NotFoundException", "408, RejectedException", "409, RejectedException",
    "413, RejectedException", "414, RejectedException", "429, ThrottledException",
    "494, RejectedException", "500, ServerException", "502, ServerException",
    "503, ServerException", "504, ServerException", "599, ServerException",
    "302, UnreadableResponseException", "304, UnreadableResponseException"
  })
  void haveATypeForEachStatus(int status, String type) {
    assertThat(failure(new Answer(status, new byte[0])).getClass().getSimpleName()).isEqualTo(type);
  }

  static Arguments[] envelopes() {
    return new Arguments[] {
      Arguments.of(
          Answer.json(
              404, "{\"error_code\":\"BackupService.6200\",\"error_msg\":\"no such backup\"}"),
          NotFoundException.class,
          "BackupService.6200",
          "no such backup",
          null),
      Arguments.of(
          Answer.json(
              429,
              "{\"error_msg\":\"slow down\",\"error_code\":\"APIGW.0308\",\"request_id\":\"5a1d3c7e\"}"),
          ThrottledException.class,
          "APIGW.0308",
          "slow down",
          "5a1d3c7e"),
      Arguments.of(
          Answer.json(
              401, "{\"unauthorized\":{\"message\":\"Malformed request url\",\"code\":\"401\"}}"),
          UnauthenticatedException.class,
          "401",
          "Malformed request url",
          null),
      Arguments.of(
          Answer.json(403, "{\"forbidden\":{\"message\":\"no\",\"code\":403}}"),
          ForbiddenException.class,
          "403",
          "no",
          null),
      Arguments.of(
          Answer.json(
              401,
              "{\"error\":{\"code\":401,\"message\":\"bad token\",\"title\":\"Unauthorized\"}}"),
          UnauthenticatedException.class,
          "401",
          "bad token",
          null),
      Arguments.of(
          Answer.json(
              403,
              "{\"error\":{\"code\":\"EPS.0003\",\"message\":\"no\",\"title\":\"Forbidden\"}}"),
          ForbiddenException.class,
          "EPS.0003",
          "no",
          null),
      Arguments.of(
          Answer.json(500, "{\"error_code\":null,\"error_msg\":\"oops\"}"),
          ServerException.class,
          null,
          "oops",
          null),
      Arguments.of(
          Answer.json(400, "{\"error_code\":400,\"error_msg\":{\"not\":\"text\"}}"),
          RejectedException.class,
          "400",
          null,
          null),
      Arguments.of(
          Answer.json(
              404,
              "{\"error_code\":\"x\",\"error_msg\":\"m\",\"request_id\":\"body\"}",
              "X-Request-Id",
              "header"),
          NotFoundException.class,
          "x",
          "m",
          "header"),
      Arguments.of(
          Answer.json(
              500, "{\"error_code\":\"x\",\"error_code\":\"y\",\"error_msg\":\"m\"} and more"),
          ServerException.class,
          "x",
          "m",
          null),
      Arguments.of(
          Answer.json(
              500, "{\"error_code\":\"x\",\"error_msg\":\"m\",\"more\":\"" + "x".repeat(200_000)),
          ServerException.class,
          "x",
          "m",
          null),
      Arguments.of(
          Answer.json(404, "{\"error_code\":\"APIGW.0101\",\"error_msg\":\"no such API\"}"),
          RejectedException.class,
          "APIGW.0101",
          "no such API",
          null),
      Arguments.of(
          Answer.json(404, "{}", "X-Openstack-Request-Id", "req-1"),
          NotFoundException.class,
          null,
          null,
          "req-1"),
    };
  }

  @ParameterizedTest
  @MethodSource("envelopes")
  void tellCodeMessageAndRequestIdOfEachEnvelope(
      Answer answer, Class<?> type, String code, String message, String requestId) {
    ApiException failure = failure(answer);

    assertThat(failure).isInstanceOf(type);
    assertThat(failure.errorCode()).isEqualTo(code);
    assertThat(failure.errorMessage()).isEqualTo(message);
    assertThat(failure.requestId()).isEqualTo(requestId);
    if (code != null) {
      assertThat(failure).hasMessageContaining(code);
    }
  }

  @Test
  void sayWhatWasAskedOfWhomAndWhatToDoNext() {
    assertThat(failure(new Answer(404, new byte[0])))
        .hasMessageMatching(
            "Not found [(]status 404[)] for GET http://127.0.0.1:[0-9]+/v3/"
                + Bodies.PROJECT_ID
                + "/backups/"
                + Bodies.BACKUP_ID
                + "; check the id, the project and the endpoint");
  }

  @Test
  void areShortAndOnOneLineWhateverTheServerSays() {
    String flood = "first\\nsecond " + "x".repeat(20_000);
    ApiException failure =
        failure(
            Answer.json(
                404,
                "{\"error_code\":\"C "
                    + flood
                    + "\",\"error_msg\":\"M "
                    + flood
                    + "\",\"request_id\":\"R "
                    + flood
                    + "\"}"));

    assertThat(failure.errorCode()).startsWith("C first second").hasSizeLessThan(210);
    assertThat(failure.errorMessage()).startsWith("M first second").hasSizeLessThan(210);
    assertThat(failure.requestId()).startsWith("R first second").hasSizeLessThan(210);
    assertThat(failure.getMessage()).doesNotContain("\n").hasSizeLessThan(1_000);
  }

  @Test
  void tellWhichAnswerLacksTheModelThatWasAskedFor() {
    assertThat(failure(Answer.json(200, "{}", "X-Request-Id", "r1")))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining("/backup: expected object, found nothing")
        .hasMessageContaining("request id r1");
  }

  @Test
  void nameTheHostThatARedirectPointsTo() {
    assertThat(failure(new Answer(302, new byte[0], "Location", "https://elsewhere.example/a")))
        .hasMessageContaining("A redirect to elsewhere.example");
  }

  @Test
  void surviveSerialisation() throws Exception {
    ApiException failure = failure(Answer.json(404, "{\"error_code\":\"x\",\"error_msg\":\"m\"}"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ApiException read = (ApiException) in.readObject();

      assertThat(read).hasMessage(failure.getMessage());
      assertThat(read.failure()).isEqualTo(failure.failure());
    }
  }

  @Test
  void takeAFailedLoginForWhatItIsThoughItComesAsAnInternalError() {
    assertThat(
            failure(
                Answer.json(500, "{\"error_code\":\"BackupService.9998\",\"error_msg\":\"auth\"}")))
        .isInstanceOf(UnauthenticatedException.class);
  }

  @Test
  void quoteTheBeginningOfAnHtmlPage() {
    String page = "<html>\n<body>" + "Bad gateway ".repeat(50) + "</body></html>";

    ApiException failure =
        failure(
            new Answer(502, page.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/html"));

    assertThat(failure).isInstanceOf(ServerException.class);
    assertThat(failure.errorCode()).isNull();
    assertThat(failure.excerpt()).startsWith("<html> <body>Bad gateway").hasSizeLessThan(210);
    assertThat(failure).hasMessageContaining("Bad gateway");
  }

  static Arguments[] unreadable() {
    byte[] html = "<html>welcome</html>".getBytes(StandardCharsets.UTF_8);
    return new Arguments[] {
      Arguments.of(new Answer(200, html, "Content-Type", "text/html"), "Not JSON but text/html"),
      Arguments.of(new Answer(200, html), "Not well-formed JSON"),
      Arguments.of(
          new Answer(200, html, "Content-Type", "application/json"), "Not well-formed JSON"),
      Arguments.of(new Answer(200, new byte[0], "Content-Type", "application/json"), "No body"),
      Arguments.of(new Answer(204, new byte[0]), "No body"),
      Arguments.of(Answer.json(200, "{\"backup\":{}"), "Not well-formed JSON"),
      Arguments.of(Answer.json(200, "[]"), "Not a JSON object"),
      Arguments.of(Answer.json(200, "{} and more"), "Not well-formed JSON"),
      Arguments.of(Answer.json(200, "{\"a\":1,\"a\":2}"), "Not well-formed JSON"),
      Arguments.of(
          Answer.json(200, "{\"a\":\"" + "x".repeat(100_000) + "\"}"), "larger than 100000"),
      Arguments.of(
          new Answer(302, new byte[0], "Location", "https://elsewhere.example/"), "redirect")
    };
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void tellWhatIsWrongWithAResponseThatIsNone(Answer answer, String what) {
    assertThat(failure(answer))
        .isInstanceOf(UnreadableResponseException.class)
        .hasMessageContaining(what);
  }
}
