package io.github.cbrsdk.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.huaweicloud.sdk.cbr.v1.model.ShowBackupRequest;
import com.huaweicloud.sdk.cbr.v1.model.ShowBackupResponse;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.core.utils.JsonUtils;
import io.github.cbrsdk.Bodies;
import io.github.cbrsdk.TestServer;
import io.github.cbrsdk.TestServer.Answer;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.ApiException;
import io.github.cbrsdk.http.CallOptions;
import io.github.cbrsdk.http.RetryPolicy;
import io.github.cbrsdk.json.JsonModel;
import io.github.cbrsdk.json.Member;
import io.github.cbrsdk.json.MemberException;
import io.github.cbrsdk.model.BackupDetail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What this client and the vendor's, version 3.1.130, make of the same bodies of one server. */
class VendorComparisonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> ALWAYS = new ArrayList<>();
  private static final List<String> TABLE =
      Collections.synchronizedList(
          new ArrayList<>(List.of("| body | this client | the vendor's |", "|---|---|---|")));

  private static Answer changed(String from, String to) {
    assertThat(Bodies.BACKUP).contains(from);
    return Answer.json(200, Bodies.BACKUP.replace(from, to));
  }

  static Arguments[] bodies() {
    return new Arguments[] {
      Arguments.of(
          "as in the documentation of 2022",
          Answer.json(200, Bodies.BACKUP),
          "reads all",
          "loses 19 members"),
      Arguments.of(
          "numeric enterprise_project_id",
          changed("\"enterprise_project_id\": \"0\"", "\"enterprise_project_id\": 0"),
          "reads all",
          "throws ServerResponseException"),
      Arguments.of(
          "times with offset",
          changed("2019-05-10T07:59:12.084695", "2019-05-10T07:59:12.084+00:00"),
          "reads all",
          "loses 18 members and created_at"),
      Arguments.of(
          "protected_at with a time of day",
          changed(
              "\"protected_at\": null,\n    \"resource_type\"",
              "\"protected_at\": \"2019-05-10T07:59:12.084695\",\n    \"resource_type\""),
          "reads all",
          "loses 18 members and protected_at"),
      Arguments.of(
          "resource_size 40.7",
          changed("\"resource_size\": 40", "\"resource_size\": 40.7"),
          "reads all but resource_size",
          "loses 19 members and resource_size"),
      Arguments.of(
          "unknown status",
          changed("\"available\"", "\"paused\""),
          "reads all",
          "loses 19 members"),
      Arguments.of(
          "unknown members",
          changed("\"name\": \"web\"", "\"name\": \"web\", \"colour\": {\"red\": 1}"),
          "reads all",
          "loses 19 members and colour"),
      Arguments.of(
          "os_images_data a string",
          changed("\"os_images_data\": null", "\"os_images_data\": \"\""),
          "reads all but os_images_data",
          "throws ServerResponseException"),
      Arguments.of(
          "auto_trigger a string",
          changed("\"auto_trigger\": true", "\"auto_trigger\": \"yes\""),
          "reads all but auto_trigger",
          "throws ServerResponseException"),
      Arguments.of(
          "name a number",
          changed("\"name\": \"web\"", "\"name\": 5"),
          "reads all but name",
          "throws ServerResponseException"),
      Arguments.of(
          "children an object",
          changed("\"children\": []", "\"children\": {}"),
          "reads all but children",
          "throws ServerResponseException"),
      Arguments.of(
          "empty object",
          Answer.json(200, "{}"),
          "throws UnreadableResponseException",
          "gives null"),
      Arguments.of(
          "member twice",
          changed("\"name\": \"web\"", "\"name\": \"web\", \"name\": \"bew\""),
          "throws UnreadableResponseException",
          "loses 19 members"),
      Arguments.of(
          "text behind the JSON",
          Answer.json(200, Bodies.BACKUP + "<!-- -->"),
          "throws UnreadableResponseException",
          "loses 19 members"),
      Arguments.of(
          "HTML",
          new Answer(200, "<html/>".getBytes(), "Content-Type", "text/html"),
          "throws UnreadableResponseException",
          "throws ServerResponseException"),
      Arguments.of(
          "error of the service",
          Answer.json(404, "{\"error_code\":\"BackupService.6200\",\"error_msg\":\"m\"}"),
          "throws NotFoundException, code BackupService.6200",
          "throws ClientRequestException, code BackupService.6200"),
      Arguments.of(
          "error of the gateway",
          Answer.json(
              404, "{\"error_msg\":\"m\",\"error_code\":\"APIGW.0101\",\"request_id\":\"r1\"}"),
          "throws RejectedException, code APIGW.0101, request r1",
          "throws ClientRequestException, code APIGW.0101"),
      Arguments.of(
          "error in OpenStack's form",
          Answer.json(401, "{\"unauthorized\":{\"message\":\"m\",\"code\":\"401\"}}"),
          "throws UnauthenticatedException, code 401",
          "throws ClientRequestException, code 401"),
      Arguments.of(
          "error of the identity service",
          Answer.json(403, "{\"error\":{\"code\":\"EPS.0003\",\"message\":\"m\",\"title\":\"t\"}}"),
          "throws ForbiddenException, code EPS.0003",
          "throws ClientRequestException, code EPS.0003"),
      Arguments.of(
          "error without a code",
          Answer.json(400, "{\"error_code\":null,\"error_msg\":\"m\"}"),
          "throws RejectedException",
          "throws NullPointerException"),
      Arguments.of(
          "HTML of a proxy",
          new Answer(502, "<html/>".getBytes(), "Content-Type", "text/html"),
          "throws ServerException",
          "throws ServerResponseException"),
    };
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void oursReadsAllThatIsReadableAndLosesNothing(
      String name, Answer answer, String ours, String theirs) throws Exception {
    try (TestServer server = TestServer.answering(answer)) {
      String our = ours(server, answer);
      String their = theirs(server, answer);
      TABLE.add("| " + name + " | " + our + " | " + their + " |");

      assertThat(our).isEqualTo(ours);
      assertThat(their).isEqualTo(theirs);
    }
  }

  @BeforeAll
  static void findWhatTheVendorsClientAlwaysLoses() throws Exception {
    Answer plain = Answer.json(200, Bodies.BACKUP);
    try (TestServer server = TestServer.answering(plain)) {
      ALWAYS.addAll(lost(plain, askTheirs(server)));
    }
  }

  @AfterAll
  static void writeTheTable() throws Exception {
    Files.write(Path.of("target/vendor-comparison.md"), TABLE);
  }

  private static String ours(TestServer server, Answer answer) throws Exception {
    try (CbrClient client =
        CbrClient.builder()
            .endpoint(server.url())
            .projectId(Bodies.PROJECT_ID)
            .token("a-token")
            .options(CallOptions.standard().withRetry(RetryPolicy.never()))
            .build()) {
      BackupDetail backup = client.showBackup(Bodies.BACKUP_ID);
      assertThat(MAPPER.readTree("{\"backup\":" + backup.toJson() + '}'))
          .isEqualTo(MAPPER.readTree(answer.body()));
      TreeSet<String> unreadable = new TreeSet<>();
      readAll(backup, unreadable);
      return unreadable.isEmpty() ? "reads all" : "reads all but " + String.join(", ", unreadable);
    } catch (ApiException e) {
      return "throws "
          + e.getClass().getSimpleName()
          + (e.errorCode() == null ? "" : ", code " + e.errorCode())
          + (e.requestId() == null ? "" : ", request " + e.requestId());
    } catch (MemberException e) {
      return "throws " + e.getClass().getSimpleName();
    }
  }

  private static void readAll(JsonModel model, TreeSet<String> unreadable) {
    for (Member<?, ?> member : model.modelType().members()) {
      try {
        Object value = model.get(member);
        if (value instanceof JsonModel child) {
          readAll(child, unreadable);
        } else if (value instanceof List<?> children) {
          children.forEach(
              child -> {
                if (child instanceof JsonModel part) {
                  readAll(part, unreadable);
                }
              });
        }
      } catch (MemberException e) {
        unreadable.add(member.name());
      }
    }
  }

  private static String theirs(TestServer server, Answer answer) throws Exception {
    try {
      ShowBackupResponse response = askTheirs(server);
      return response.getBackup() == null ? "gives null" : losses(lost(answer, response));
    } catch (ServiceResponseException e) {
      return "throws "
          + e.getClass().getSimpleName()
          + (e.getErrorCode() == null ? "" : ", code " + e.getErrorCode())
          + (e.getRequestId() == null ? "" : ", request " + e.getRequestId());
    } catch (RuntimeException e) {
      return "throws " + e.getClass().getSimpleName();
    }
  }

  private static ShowBackupResponse askTheirs(TestServer server) {
    return com.huaweicloud.sdk.cbr.v1.CbrClient.newBuilder()
        .withCredential(
            new BasicCredentials().withAk("AK").withSk("SK").withProjectId(Bodies.PROJECT_ID))
        .withEndpoints(List.of(server.url()))
        .build()
        .showBackup(new ShowBackupRequest().withBackupId(Bodies.BACKUP_ID));
  }

  private static List<String> lost(Answer answer, ShowBackupResponse response) throws Exception {
    List<String> lost = new ArrayList<>();
    lost("", MAPPER.readTree(answer.body()), MAPPER.readTree(JsonUtils.toJSON(response)), lost);
    return lost;
  }

  /** As many as of the plain body in a number, those that this body adds by name. */
  private static String losses(List<String> lost) {
    List<String> more = new ArrayList<>(lost);
    more.removeAll(ALWAYS);
    TreeSet<String> names = new TreeSet<>();
    more.forEach(place -> names.add(place.replaceFirst(" .*", "").replaceFirst(".*/", "")));
    return "loses "
        + (lost.size() - more.size())
        + " members"
        + (names.isEmpty() ? "" : " and " + String.join(", ", names));
  }

  /** The members of an object, at any depth and with what they say, that another has not. */
  private static void lost(String pointer, JsonNode sent, JsonNode kept, List<String> lost) {
    if (sent.isObject() && kept != null && kept.isObject()) {
      sent.properties()
          .forEach(
              member ->
                  lost(
                      pointer + '/' + member.getKey(),
                      member.getValue(),
                      kept.get(member.getKey()),
                      lost));
    } else if (sent.isArray() && kept != null && kept.isArray() && sent.size() == kept.size()) {
      for (int i = 0; i < sent.size(); i++) {
        lost(pointer + '/' + i, sent.get(i), kept.get(i), lost);
      }
    } else if (!sent.equals(kept)) {
      lost.add(pointer + ' ' + sent);
    }
  }
}
