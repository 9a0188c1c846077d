package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.at;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.bodyOnly;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.drifts;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the check has an answer. */
class HostileInputTest {
  private static final String BODY = body().toString();

  @Property(tries = 300)
  void anyBytesHaveAVerdict(@ForAll byte[] bytes) {
    assertThat(check(answer(200, "application/json", bytes)).verdict()).isNotNull();
  }

  @Property(tries = 300)
  void anyCutOrJoinOfABodyHasAVerdict(@ForAll int from, @ForAll int to) {
    String spoilt =
        BODY.substring(0, Math.floorMod(from, BODY.length()))
            + BODY.substring(Math.floorMod(to, BODY.length()));
    assertThat(check(answer(200, spoilt)).verdict()).isNotNull();
    assertThat(check(bodyOnly(spoilt)).verdict()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "5", "\"x\"", "true", "{}", "[[[]]]"})
  void bodyOfAnotherTypeDrifts(String body) {
    assertThat(check(answer(200, body)).verdict()).isEqualTo(Verdict.DRIFTED);
  }

  /** A list or a scalar of which nothing else is known may be anything. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "5", "\"x\"", "true", "[[[]]]"})
  void bodyOfAnotherTypeAndUnknownOriginIsNotChecked(String body) {
    assertThat(check(bodyOnly(body)).verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void deeplyNestedChildrenAreWalked() {
    String child = "{\"children\": [";
    String nested = child.repeat(300) + "]}".repeat(300);
    assertThat(drifts(answer(200, "{\"backup\": " + nested + "}")))
        .isNotEmpty()
        .hasSizeLessThan(200)
        .allSatisfy(drift -> assertThat(drift).hasSizeLessThan(100));
  }

  @Test
  void childrenThatShareAPlaceAreToldApart() {
    ObjectNode body = body();
    ObjectNode child = at(body, "/backup/children/0");
    ObjectNode nested = child.deepCopy();
    nested.put("id", new UUID(1, 0).toString());
    for (int i = 1; i <= 20; i++) {
      ObjectNode around = child.deepCopy();
      around.put("id", new UUID(1, i).toString());
      nested.set("parent_id", around.get("id"));
      around.set("children", around.arrayNode().add(nested));
      nested = around;
    }
    nested.set("parent_id", child.get("id"));
    child.set("children", child.arrayNode().add(nested));
    assertThat(drifts(answer(200, body.toString()))).isEmpty();
  }

  @Test
  void bodyThatIsTooDeepIsNotChecked() {
    CheckedExchange checked =
        ServerBackup.CONFORMANCE.check(answer(200, "{\"backup\": ".repeat(5000)));
    assertThat(checked.notCheckedBecause()).contains("nested");
  }

  @Test
  void hugeNumbersAreOutOfRange() {
    for (String number :
        new String[] {"9".repeat(5000), "1e400", "1e999999999999", "-1e99999999"}) {
      String body = BODY.replaceFirst("\"resource_size\":60", "\"resource_size\":" + number);
      assertThat(drifts(answer(200, body))).as(number.substring(0, 5)).isNotEmpty();
    }
  }

  @Test
  void loneSurrogateInATextIsFine() {
    assertThat(drifts(answer(200, BODY.replace("before the upgrade", "\\ud800")))).isEmpty();
  }

  @Test
  void namesOfAnyLengthAndKindAreNamed() {
    assertThat(drifts(withBackup(backup -> backup.put("a/b~c", 1))))
        .containsExactly("member-undeclared /backup/a~1b~0c");
    // The SDK's reader of JSON takes no name of that length.
    assertThat(drifts(withBackup(backup -> backup.put("x".repeat(100_000), 1))))
        .satisfiesExactly(
            drift -> assertThat(drift).startsWith("member-undeclared").hasSizeLessThan(200),
            drift -> assertThat(drift).startsWith("sdk-loss").hasSizeLessThan(200));
  }

  @Test
  void manyDifferentMembersDoNotGiveManyFindings() {
    Exchange exchange =
        withBackup(
            backup -> {
              for (int i = 0; i < 20_000; i++) {
                at(backup, "").put("m" + i, i);
              }
            });
    assertThat(check(exchange).findings()).hasSizeLessThan(2000);
  }

  @Test
  void urlOfAnyKindMatchesOrNot() {
    for (String url :
        new String[] {"", "/", "x", "https://", "//", "/v3//backups/", "/v3/%/backups/%zz", "?"}) {
      Exchange exchange =
          new Exchange(
              "test",
              null,
              new Request("GET", url, Headers.none()),
              new Response(200, Headers.none(), null));
      assertThat(check(exchange).exchanges().total()).isEqualTo(1);
    }
  }
}
