package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.body;
import static io.github.cbrsdk.conformance.ServerBackup.bodyOnly;
import static io.github.cbrsdk.conformance.ServerBackup.drift;
import static io.github.cbrsdk.conformance.ServerBackup.drifts;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexicalRulesTest {
  private static final String BODY = body().toString();

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}", "null", " ]", "\u0000"})
  void textBehindTheValueIsNoticed(String trailing) {
    assertThat(drifts(answer(200, BODY + trailing))).containsExactly("json-malformed ");
    assertThat(drifts(bodyOnly(BODY + trailing))).containsExactly("json-malformed ");
  }

  @Test
  void blanksAroundTheValueAreFine() {
    assertThat(drifts(answer(200, " \r\n\t" + BODY + "\n"))).isEmpty();
  }

  @Test
  void bodyThatBreaksOffIsNoticedOnce() {
    String half = BODY.substring(0, BODY.length() / 2);
    assertThat(drifts(answer(200, half))).containsExactly("json-malformed ");
    assertThat(drifts(bodyOnly(half))).containsExactly("json-malformed ");
  }

  @Test
  void byteOrderMarkIsNoticedAndTheRestStillChecked() {
    assertThat(drifts(answer(200, "\uFEFF" + BODY.replace("\"available\"", "\"archived\""))))
        .containsExactlyInAnyOrder(
            "json-malformed ",
            "enum-value-undeclared /backup/status",
            "enum-value-undeclared /backup/children/*/status");
  }

  @Test
  void bytesThatAreNotUtf8AreNoticed() {
    byte[] bytes = BODY.replace("before the upgrade", "caf\u00e9").getBytes(UTF_8);
    assertThat(drifts(answer(200, "application/json", bytes))).isEmpty();
    byte[] latin =
        BODY.replace("before the upgrade", "caf\u00e9")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(drifts(answer(200, "application/json", latin))).containsExactly("json-malformed ");
    assertThat(drifts(answer(200, "application/json", BODY.getBytes(UTF_16))))
        .containsExactly("json-malformed ");
  }

  @Test
  void duplicateMemberIsNoticedWhereItStands() {
    assertThat(
            drifts(
                answer(200, BODY.replaceFirst("\"image_type\"", "\"name\":\"a\",\"image_type\""))))
        .containsExactly("json-duplicate-member /backup/name");
    String inChild = BODY.replace("\"encrypted\":true", "\"encrypted\":true,\"encrypted\":true");
    assertThat(drifts(answer(200, inChild)))
        .containsExactly("json-duplicate-member /backup/children/*/extend_info/encrypted");
    assertThat(drift(answer(200, inChild)).contract().line()).isGreaterThan(1);
  }

  @Test
  void duplicateMemberIsLocatedInItsOwnElement() {
    Contract contract =
        Things.answering(
            """
            '200':
              description: Things.
              content:
                application/json:
                  schema:
                    type: array
                    items:
                      anyOf:
                        - {$ref: '#/components/schemas/Cat'}
                        - {$ref: '#/components/schemas/Dog'}
            """,
            """
            components:
              schemas:
                Cat: {type: object, required: [purr], properties: {purr: {type: string}}}
                Dog: {type: object, required: [bark], properties: {bark: {type: string}}}
            """);

    List<Drift> drifts =
        Conformance.of(contract)
            .check(bodyOnly("[{\"purr\": \"a\"}, {\"bark\": \"b\", \"bark\": \"b\"}]"))
            .drifts("any");

    assertThat(drifts)
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.pointer()).isEqualTo("/*/bark");
              assertThat(drift.contract().line()).isEqualTo(21);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"60.0", "6e1", "6E+1", "600e-1"})
  void wholeNumberWithFractionOrExponentIsNoticed(String number) {
    assertThat(
            drifts(
                answer(
                    200, BODY.replaceFirst("\"resource_size\":60", "\"resource_size\":" + number))))
        .containsExactly("number-form /backup/resource_size");
  }

  @Test
  void numberWithAFractionalPartIsAnotherType() {
    assertThat(
            drifts(
                answer(200, BODY.replaceFirst("\"resource_size\":60", "\"resource_size\":60.5"))))
        .containsExactly("type-changed /backup/resource_size");
  }
}
