package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.auth.TokenCredentials;
import io.github.cbrsdk.client.CbrClient;
import io.github.cbrsdk.error.UnreadableResponseException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that the SDK cannot read: whatever is wrong with them, the check is not green. */
class UnreadableAnswerTest {
  private static final String JSON = "application/json";

  private enum Case {
    OTHER_TYPE_BEHIND("DRIFTED", "media-type-undeclared", JSON, "text/html"),
    LONG_BODY("NOT CHECKED", "the body is larger than 16 MiB", JSON),
    LONG_BLANKS("NOT CHECKED", "the body is larger than 16 MiB", JSON),
    DEEP("DRIFTED", "sdk-loss", JSON),
    DEEP_CHILDREN("DRIFTED", "sdk-loss", JSON),
    LONG_NAME("DRIFTED", "sdk-loss", JSON),
    LONG_MEMBER_NAME("DRIFTED", "sdk-loss", JSON),
    LONG_NUMBER("DRIFTED", "sdk-loss", JSON);

    private final String verdict;
    private final String reason;
    private final String[] contentTypes;

    Case(String verdict, String reason, String... contentTypes) {
      this.verdict = verdict;
      this.reason = reason;
      this.contentTypes = contentTypes;
    }

    String body(String backup) {
      return switch (this) {
        case OTHER_TYPE_BEHIND -> backup;
        case LONG_BODY -> with(backup, "x", '"' + "y".repeat(17 << 20) + '"');
        case LONG_BLANKS -> backup + " ".repeat(17 << 20);
        case DEEP -> with(backup, "x", "[".repeat(600) + "]".repeat(600));
        case DEEP_CHILDREN -> nested(backup, 300);
        case LONG_NAME -> backup.replaceFirst("\"name\":\"", "$0" + "n".repeat(4_000_001));
        case LONG_MEMBER_NAME -> with(backup, "n".repeat(10_001), "1");
        case LONG_NUMBER -> with(backup, "x", "1" + "0".repeat(1_001));
      };
    }

    private static String with(String backup, String name, String value) {
      return backup.replaceFirst("\"name\":", "\"" + name + "\":" + value + ",$0");
    }

    /** The backup whose child has a child, and so on. */
    private static String nested(String backup, int levels) {
      int start = backup.indexOf("\"children\":[{") + "\"children\":[".length();
      int end = backup.indexOf("}]", start) + 1;
      String child = backup.substring(start, end);
      String inner = child;
      for (int i = 1; i < levels; i++) {
        inner = child.replaceFirst("\"children\":\\[]", "\"children\":[" + inner + "]");
      }
      return backup.substring(0, start) + inner + backup.substring(end);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNeverGreen(Case sick) throws IOException {
    try (BareEndpoint endpoint = new BareEndpoint(sick::body, sick.contentTypes);
        CbrClient sdk =
            CbrClient.builder()
                .endpoint(endpoint.url())
                .projectId(BareEndpoint.PROJECT)
                .credentials(TokenCredentials.of(BareEndpoint.TOKEN))
                .build()) {
      assertThatThrownBy(() -> sdk.showBackup(BareEndpoint.BACKUP))
          .isInstanceOf(UnreadableResponseException.class);

      CommandLineRun run = endpoint.run("check", "--edition", "huawei-my-2022-08");

      assertThat(run.out()).startsWith(sick.verdict).contains(sick.reason);
      assertThat(run.status()).isEqualTo(sick.verdict.equals("DRIFTED") ? 1 : 3);
    }
  }

  @Test
  void theSameBackupAloneConforms() throws IOException {
    try (BareEndpoint endpoint = new BareEndpoint(body -> body, JSON)) {
      CommandLineRun run = endpoint.run("check", "--edition", "huawei-my-2022-08");

      assertThat(run.out()).as(run.err()).startsWith("CONFORMANT  1 of 1");
      assertThat(run.out().lines().reduce((a, b) -> b))
          .as("the last line is the verdict")
          .hasValue("CONFORMANT  1 of 1 exchange checked, no drift");
      assertThat(run.err())
          .as("each request is named")
          .contains("1/1       showBackup/" + BareEndpoint.BACKUP + ": 200");
    }
  }
}
