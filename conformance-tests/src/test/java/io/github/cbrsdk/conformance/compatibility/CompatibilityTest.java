package io.github.cbrsdk.conformance.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of change, made to a copy of the contract. */
class CompatibilityTest {
  private record Case(String text, String instead, String said) {
    @Override
    public String toString() {
      return said;
    }
  }

  static Stream<Case> breaking() {
    return Stream.of(
        new Case("Id: showBackup", "Id: getBackup", "showBackup: the operation was removed"),
        new Case(
            "tags: [Backups]",
            "tags: [Copies]",
            "showBackup: GET %s of Backups became GET %s of Copies"
                .replace("%s", "/v3/{project_id}/backups/{backup_id}")),
        new Case("name: backup_id", "name: copy_id", "showBackup: its parameters changed"),
        new Case("'494':", "'495':", "showBackup: the status 494 was removed"),
        new Case(
            "name: X-Auth-Token",
            "name: X-Token",
            "showBackup: the headers with credentials changed"),
        new Case(
            "  application/json:", "  text/json:", "showBackup 200: application/json was removed"),
        new Case(
            "^req-[0-9a-f]",
            "^req-[0-9]",
            "showBackup 200 X-Openstack-Request-Id: is limited to a text of the form"
                + " ^req-[0-9]{8}"),
        new Case(
            "    OpenStackRequestId:\n",
            "    OpenStackRequestId:\n      required: true\n",
            "showBackup 200: the header X-Openstack-Request-Id is required now"),
        new Case("resource_az:", "resource_zone:", "cbr.yaml Backup/resource_az: was removed"),
        new Case("        - vault_id\n", "", "cbr.yaml Backup/vault_id: may be absent now"),
        new Case(
            "        - vault_id\n",
            "        - vault_id\n        - version\n",
            "cbr.yaml Backup/version: is required now"),
        new Case(
            "        - waiting_delete\n",
            "",
            "cbr.yaml BackupStatus: the value waiting_delete was removed"),
        new Case(
            "maximum: 100",
            "maximum: 99",
            "cbr.yaml BackupExtendInfo/progress: is limited to a number up to 99 now"),
        new Case(
            "type: [boolean, 'null']",
            "type: boolean",
            "cbr.yaml BackupExtendInfo/bootable: null or boolean became boolean"),
        new Case(
            "format: timestamp",
            "format: password",
            "cbr.yaml Backup/created_at: is limited to a text now"),
        new Case(
            "      format: timestamp\n",
            "",
            "cbr.yaml Backup/created_at: the limit to a time was removed"),
        new Case(
            "          x-contract-java-text: true\n",
            "",
            "cbr.yaml Backup/enterprise_project_id: x-contract-java-text changed"),
        new Case(
            "self.created_at",
            "self.protected_at",
            "cbr.yaml Backup: the rule created-not-after-updated has to hold"),
        new Case(
            "ImageData",
            "Image",
            "cbr.yaml BackupExtendInfo/os_images_data/*: ImageData became Image"),
        new Case(
            "        - $ref: '#/components/schemas/IamError'\n",
            "",
            "cbr.yaml ErrorEnvelope: the form IamError was removed"));
  }

  static Stream<Case> additive() {
    return Stream.of(
        new Case(
            "        '494':\n",
            "        '495':\n"
                + "          $ref: '#/components/responses/RequestRefused'\n"
                + "        '494':\n",
            "showBackup: the status 495 was added"),
        new Case(
            "        is_dec:\n",
            "        is_new:\n          type: boolean\n        is_dec:\n",
            "cbr.yaml BackupExtendInfo/is_new: was added"),
        new Case(
            "        - waiting_delete\n",
            "        - waiting_delete\n        - lost\n",
            "cbr.yaml BackupStatus: the value lost was added"),
        new Case(
            "maximum: 100",
            "maximum: 1000",
            "cbr.yaml BackupExtendInfo/progress: is limited only to a number up to 1000 now"),
        new Case(
            "          maximum: 100\n",
            "",
            "cbr.yaml BackupExtendInfo/progress: the limit to a number up to 100 was removed"),
        new Case(
            "    ImageData:\n",
            "    Image:\n      type: object\n    ImageData:\n",
            "cbr.yaml Image: was added"));
  }

  private static Compatibility after(Case change) throws IOException {
    return Compatibility.between(
        ContractFolder.HERE.changed(text -> text),
        ContractFolder.HERE.changed(text -> text.replace(change.text(), change.instead())));
  }

  private static Stream<String> said(Compatibility changes) {
    return changes.changes().stream().map(Change::toString);
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void breaksUsers(Case change) throws IOException {
    Compatibility changes = after(change);

    assertThat(changes.impact()).contains(Impact.BREAKING);
    assertThat(said(changes)).anyMatch(line -> line.startsWith("breaking: " + change.said()));
  }

  @ParameterizedTest
  @MethodSource("additive")
  void leavesUsersAlone(Case change) throws IOException {
    Compatibility changes = after(change);

    assertThat(said(changes)).anyMatch(line -> line.startsWith("additive: " + change.said()));
    assertThat(said(changes)).noneMatch(line -> line.startsWith("breaking"));
  }

  @Test
  void wordsAndExamplesAreNothingThatUsersNotice() throws IOException {
    assertThat(after(new Case("Show one backup", "Show a backup", "")).changes()).isEmpty();
    assertThat(after(new Case("name: nightly-web", "name: daily-web", "")).changes()).isEmpty();
    assertThat(after(new Case("version: 0.1.0", "version: 0.1.1", "")).changes()).isEmpty();
  }

  @Test
  void editionsCountToo() throws IOException {
    Contract here = ContractFolder.HERE.changed(text -> text);
    Contract more = here.with("more", edition(""));
    Contract tighter = here.with("more", edition(", version"));

    assertThat(said(Compatibility.between(here, more)))
        .containsExactly("additive: edition more: was added (editions/more.yaml:1)");
    assertThat(said(Compatibility.between(more, here)))
        .containsExactly("breaking: edition more: was removed (editions/more.yaml:1)");
    assertThat(said(Compatibility.between(more, tighter)))
        .containsExactly(
            "breaking: cbr.yaml BackupResp/version: is required now (editions/more.yaml:6)");
  }

  private static String edition(String required) {
    return """
    overlay: 1.0.0
    info: {title: t, version: '1'}
    actions:
      - target: $.components.schemas.BackupResp
        update:
          required: [parent_id%s]
    """
        .formatted(required);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1.0, 0.1.0, none",
    "0.1.0, 0.1.1, additive",
    "0.1.1, 0.2.0, breaking",
    "0.9.3, 1.0.0, breaking",
    "1.2.3, 1.2.3, none",
    "1.2.3, 1.2.4-SNAPSHOT, none",
    "1.2.3, 1.3.0, additive",
    "1.2.3, 2.0.0, breaking"
  })
  void aVersionAnnouncesOneClassOfChangesAndThoseBelow(String older, String newer, String most)
      throws IOException {
    List<String> classes = List.of("none", "additive", "breaking");
    List<Compatibility> changes =
        List.of(
            after(new Case("", "", "")),
            after(additive().findFirst().orElseThrow()),
            after(breaking().findFirst().orElseThrow()));
    for (int i = 0; i < changes.size(); i++) {
      assertThat(
              changes
                  .get(i)
                  .isAnnouncedBy(SemanticVersion.parse(older), SemanticVersion.parse(newer)))
          .as("%s changes from %s to %s", classes.get(i), older, newer)
          .isEqualTo(i <= classes.indexOf(most));
    }
  }

  @Test
  void aVersionThatFallsAnnouncesNothing() throws IOException {
    Compatibility none = after(new Case("", "", ""));

    assertThat(none.impact()).isEqualTo(Optional.empty());
    assertThat(none.isAnnouncedBy(new SemanticVersion(0, 2, 0), new SemanticVersion(0, 1, 9)))
        .isFalse();
    assertThatThrownBy(() -> SemanticVersion.parse("1.2")).hasMessageContaining("'1.2'");
  }
}
