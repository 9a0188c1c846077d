package io.github.cbrsdk.conformance;

import static io.github.cbrsdk.conformance.ServerBackup.EDITION;
import static io.github.cbrsdk.conformance.ServerBackup.answer;
import static io.github.cbrsdk.conformance.ServerBackup.at;
import static io.github.cbrsdk.conformance.ServerBackup.check;
import static io.github.cbrsdk.conformance.ServerBackup.drift;
import static io.github.cbrsdk.conformance.ServerBackup.drifts;
import static io.github.cbrsdk.conformance.ServerBackup.with;
import static io.github.cbrsdk.conformance.ServerBackup.withBackup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cbrsdk.conformance.contract.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaRulesTest {
  @Test
  void missingMemberIsNoticedAtItsOwnPointer() {
    assertThat(drifts(withBackup(backup -> backup.remove("status"))))
        .containsExactly("member-missing /backup/status");
    assertThat(drifts(with(body -> at(body, "/backup/children/0").remove("parent_id"))))
        .containsExactly("member-missing /backup/children/*/parent_id");
    assertThat(drifts(answer(200, "{}"))).containsExactly("member-missing /backup");
  }

  @Test
  void optionalMemberMayBeMissing() {
    assertThat(drifts(with(body -> at(body, "/backup/extend_info").remove("contain_system_disk"))))
        .isEmpty();
  }

  @Test
  void undeclaredMemberIsAdditive() {
    Drift drift = drift(withBackup(backup -> backup.put("colour", "blue")));
    assertThat(drift.rule()).isEqualTo(Rule.MEMBER_UNDECLARED);
    assertThat(drift.impact()).isEqualTo(Impact.ADDITIVE);
    assertThat(drift.pointer()).isEqualTo("/backup/colour");
  }

  @Test
  void changedTypeIsNoticedWithItsContractLine() {
    Drift drift = drift(withBackup(backup -> backup.put("name", 7)));
    assertThat(drift.rule()).isEqualTo(Rule.TYPE_CHANGED);
    assertThat(drift.pointer()).isEqualTo("/backup/name");
    assertThat(drift.expected()).isEqualTo("string");
    assertThat(drift.observed()).isEqualTo("integer");
    assertThat(lineOf(drift)).contains("type: string");
  }

  @Test
  void dayThatDoesNotExistIsToldAsOne() {
    Drift drift = drift(withBackup(b -> b.put("created_at", "2024-02-30T01:02:03.000000")));
    assertThat(drift.rule()).isEqualTo(Rule.FORMAT_CHANGED);
    assertThat(drift.observed()).isEqualTo("a time that does not exist");
  }

  @Test
  void undeclaredNullIsNoticed() {
    assertThat(drifts(withBackup(backup -> backup.putNull("status"))))
        .containsExactly("null-undeclared /backup/status");
    assertThat(drifts(withBackup(backup -> backup.putNull("description")))).isEmpty();
  }

  @Test
  void undeclaredEnumValueIsAdditiveAndShown() {
    Drift drift = drift(withBackup(backup -> backup.put("status", "archived")));
    assertThat(drift.rule()).isEqualTo(Rule.ENUM_VALUE_UNDECLARED);
    assertThat(drift.observed()).isEqualTo("archived");
    assertThat(drift.hint()).isNull();
  }

  @Test
  void enumValueThatDiffersInCaseOrBlanksOnlyIsToldSo() {
    assertThat(drift(withBackup(backup -> backup.put("status", "Available"))).hint())
        .contains("available");
    assertThat(drift(withBackup(backup -> backup.put("status", " available"))).hint())
        .contains("available");
  }

  @Test
  void imageTypeOtherThanDocumentedIsNoticed() {
    assertThat(drifts(withBackup(backup -> backup.put("image_type", "replication"))))
        .containsExactly("enum-value-undeclared /backup/image_type");
  }

  @Test
  void valueThatMayBeASecretIsNotShown() {
    Drift drift =
        drift(withBackup(backup -> backup.put("status", "5796a670482c590e0d9782bfcdc83011")));
    assertThat(drift.observed()).isEqualTo("32 hexadecimal digits");
  }

  @Test
  void idThatLostItsDashesIsToldSo() {
    Drift drift =
        drift(withBackup(b -> b.put("vault_id", b.get("vault_id").asText().replace("-", ""))));
    assertThat(drift.rule()).isEqualTo(Rule.FORMAT_CHANGED);
    assertThat(drift.hint()).contains("dashes");
  }

  @Test
  void epochNumberForATimeIsToldSo() {
    Drift number = drift(withBackup(backup -> backup.put("created_at", 1616033647)));
    assertThat(number.rule()).isEqualTo(Rule.TYPE_CHANGED);
    assertThat(number.hint()).contains("epoch");
    Drift digits = drift(withBackup(backup -> backup.put("created_at", "1616033647000")));
    assertThat(digits.rule()).isEqualTo(Rule.FORMAT_CHANGED);
    assertThat(digits.hint()).contains("epoch");
  }

  @Test
  void timeWithOffsetIsNoticedByAnEditionOfNaiveTimes() {
    Drift drift =
        drift(withBackup(backup -> backup.put("created_at", "2021-03-18T02:14:07.318+00:00")));
    assertThat(drift.rule()).isEqualTo(Rule.FORMAT_CHANGED);
    assertThat(drift.observed())
        .isEqualTo("a time with 3 digits of a second and the offset +00:00");
    assertThat(drift.contract().file()).isEqualTo("editions/_page-with-nulls.yaml");
  }

  @Test
  void impossibleTimeIsNoticed() {
    assertThat(drifts(withBackup(backup -> backup.put("created_at", "2021-02-30T02:14:07.318046"))))
        .containsExactly("format-changed /backup/created_at");
  }

  @Test
  void overflowOfInt32IsNoticed() {
    assertThat(drifts(withBackup(backup -> backup.put("resource_size", 2147483648L))))
        .containsExactly("range-exceeded /backup/resource_size");
    assertThat(drifts(withBackup(backup -> backup.put("resource_size", 2147483647)))).isEmpty();
  }

  @Test
  void objectThatBecameEmptyIsNoticed() {
    assertThat(drifts(withBackup(backup -> backup.putObject("extend_info"))))
        .contains("member-missing /backup/extend_info/auto_trigger");
  }

  @Test
  void renamedMemberIsReportedTwiceWithThePairNamed() {
    Result result =
        check(
            withBackup(
                backup -> {
                  backup.set("resourceName", backup.get("resource_name"));
                  backup.remove("resource_name");
                }));
    assertThat(result.findings())
        .extracting(Finding::rule, Finding::pointer, finding -> finding.drift().hint())
        .containsExactlyInAnyOrder(
            tuple(Rule.MEMBER_MISSING, "/backup/resource_name", "probably renamed to resourceName"),
            tuple(
                Rule.MEMBER_UNDECLARED,
                "/backup/resourceName",
                "probably the new name of resource_name"));
  }

  @Test
  void numericEnterpriseProjectIdNamesTheEditionsThatKnowIt() {
    Finding finding = check(withBackup(b -> b.put("enterprise_project_id", 0))).findings().get(0);
    assertThat(finding.rule()).isEqualTo(Rule.TYPE_CHANGED);
    assertThat(finding.editions())
        .contains("otc-2024-09", "swiss-2023-12", "swiss-2025-05")
        .doesNotContain(EDITION, "otc-2022-12", "swiss-2023-08");
  }

  @Test
  void errorEnvelopesAreToldApart() {
    assertThat(drifts(answer(404, "{\"error_code\": \"B.1\", \"error_msg\": \"no\"}"))).isEmpty();
    assertThat(
            drifts(
                answer(
                    401,
                    "{\"error_code\": null, \"error_msg\": \"no\", \"request_id\":"
                        + " \"45ac16b9c20dbc210f8a7abff2e91ac7\"}")))
        .isEmpty();
    assertThat(drifts(answer(401, "{\"unauthorized\": {\"code\": \"401\", \"message\": \"no\"}}")))
        .isEmpty();
    assertThat(
            drifts(answer(401, "{\"error\": {\"code\": 401, \"message\": \"\", \"title\": \"\"}}")))
        .isEmpty();
  }

  @Test
  void driftInsideAnEnvelopeIsRelativeToTheNearestOne() {
    assertThat(drifts(answer(401, "{\"error\": {\"code\": 401, \"message\": 5, \"title\": \"\"}}")))
        .containsExactly("type-changed /error/message");
    assertThat(drifts(answer(404, "{\"error_msg\": \"no\"}")))
        .containsExactly("member-missing /error_code");
  }

  @Test
  void envelopeThatIsNoneOfTheFourIsNoticed() {
    Drift drift = drift(answer(500, "{\"fault\": {\"reason\": \"x\"}, \"at\": 1}"));
    assertThat(drift.rule()).isEqualTo(Rule.MEMBER_MISSING);
    assertThat(drift.pointer()).isEmpty();
    assertThat(drift.expected())
        .isEqualTo(
            "an object that matches one of ServiceError, GatewayError, OpenStackError, IamError");
    assertThat(lineOf(drift)).contains("x-contract-any-of:");
    assertThat(drifts(answer(500, "{}"))).containsExactly("member-missing ");
  }

  @Test
  void envelopeThatIsNoneOfTheFourIsToldByWhichItResembles() {
    assertThat(drift(answer(500, "{\"errorCode\": \"x\", \"errorMsg\": \"y\"}")).hint())
        .isEqualTo("it is most like ServiceError");
    assertThat(
            drift(answer(401, "{\"failed\": {\"code\": 401, \"message\": \"\", \"title\": \"\"}}"))
                .hint())
        .isEqualTo("it is most like IamError");
    assertThat(drift(answer(500, "{\"x\": 1}")).hint()).isNull();
  }

  @Test
  void manyElementsGiveOneFindingThatCountsThem() {
    Result result =
        check(
            with(
                body -> {
                  var children = at(body, "/backup").withArray("children");
                  for (int i = 0; i < 4; i++) {
                    ObjectNode another = at(body, "/backup/children/0").deepCopy();
                    children.add(another.put("id", "00000000-0000-4000-8000-00000000000" + i));
                  }
                  children.forEach(child -> at(child, "").put("status", "archived"));
                }));
    assertThat(result.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.occurrences()).isEqualTo(5);
              assertThat(finding.exchanges()).isEqualTo(1);
              assertThat(finding.sources()).containsExactly("test");
            });
  }

  private static String lineOf(Drift drift) {
    Contract contract = ServerBackup.CONTRACT;
    List<String> lines =
        java.util.Objects.requireNonNull(contract.text(drift.contract().file())).lines().toList();
    return lines.get(drift.contract().line() - 1);
  }
}
