package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.json.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract may state any invariant: it is tried, or the report says that it was not. */
class AnyInvariantTest {
  private static final Path CONFORMING = Path.of("src/main/recordings/any/life-2-available.json");

  private static final String BACKUP = "$.components.schemas.Backup";

  private static final String PATH = "/v3/{project_id}/backups/{backup_id}";

  @TempDir private Path folder;

  static List<Arguments> rules() {
    return Extent.of(
        2,
        List.of(
            Arguments.of(
                "times",
                List.of(
                    "!has(self.expired_at) || self.expired_at == null || instant(self.created_at) <"
                        + " instant(self.expired_at)",
                    "instant(self.created_at) > instant('2015-01-01T00:00:00')",
                    "self.children.all(c, instant(c.created_at) < instant('2999-01-01T00:00:00'))")),
            Arguments.of(
                "ids",
                List.of(
                    "self.children.all(child, child.id != self.id && self.children.exists_one(other,"
                        + " other.id == child.id))",
                    "self.id != self.vault_id",
                    "self.id != self.checkpoint_id && self.id != self.resource_id && self.vault_id !="
                        + " self.id",
                    "self['id'] != self['vault_id']")),
            Arguments.of(
                "numbers",
                List.of(
                    "self.resource_size > 0",
                    "self.resource_size * 2 + 1 >= 3",
                    "self.resource_size - 70000 <= 0",
                    "-self.resource_size < 0 ? self.resource_size / 1 == self.resource_size : false",
                    "self.resource_size != 13",
                    "self.resource_size % 1000 != 999")),
            Arguments.of(
                "texts",
                List.of(
                    "self.name.size() <= 255",
                    "size(self.name) > 0",
                    "!self.name.startsWith('deleted-')",
                    "!self.name.contains('  ') && !self.resource_name.endsWith('.')",
                    "self.name != 'abc'",
                    "self.name + self.id != 'abc' + self.id",
                    "self.status in ['available', 'protecting', 'error']")),
            Arguments.of(
                "lists and presence",
                List.of(
                    "has(self.children) && size(self.children) < 50",
                    "self.children.all(c, c.project_id == self.project_id)",
                    "self.children.all(c, c.children.size() == 0 || c.name != 'x')",
                    "self.children.map(c, c.id).all(id, id != self.id)",
                    "self.children.filter(c, c.vault_id != self.vault_id).size() == 0",
                    "!self.children.exists(c, c.resource_size > 1000000)")),
            Arguments.of(
                "two values",
                List.of(
                    "!(self.name == 'x' && self.resource_size == 7)",
                    "self.name != 'x' || self.resource_name != 'y'"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void isTried(String kind, List<String> rules) throws Exception {
    CommandLineRun run = check(BACKUP, "breaking", rules);

    assertThat(run.out()).containsPattern("self-test (\\d+) of \\1 ").doesNotContain("not tried");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  @Test
  void whatCannotBeBrokenIsSaidNotToBeTriedWhateverItIs() throws Exception {
    CommandLineRun run =
        check(
            BACKUP,
            "breaking",
            List.of("true", "!(self.id == 'a' && self.name == 'b' && self.vault_id == 'c')"));

    assertThat(run.out().split("could not be tried", -1)).hasSize(3);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  @Test
  void whatCannotBeBrokenIsANoticeWithItsPlaceInTheContract() throws Exception {
    CommandLineRun run = check(BACKUP, "breaking", List.of("self.id == self.id"));

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("mine.yaml:")
        .contains(
            "the invariant 'mine-0' could not be tried: no change of showBackup 200 was found");
    assertThat(run.out()).doesNotContainPattern("self-test (\\d+) of \\1 ");
    assertThat(run.status()).isZero();
  }

  @Test
  void whatNothingConformsToIsANoticeAndIsStillReported() throws Exception {
    CommandLineRun run = check(BACKUP, "breaking", List.of("self.id == 'a' && self.id == 'b'"));

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("the invariant 'mine-0' could not be tried: no exchange was found that conforms");
    assertThat(run.out()).contains("invariant-violated");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void anInvariantThatIsOnlyANoticeIsTriedAsWell() throws Exception {
    CommandLineRun run = check(BACKUP, "notice", List.of("self.name != 'abc'"));

    assertThat(run.out()).containsPattern("self-test (\\d+) of \\1 ").doesNotContain("not tried");
    assertThat(run.status()).isZero();
  }

  @Test
  void invariantsOfAResponseAreTried() throws Exception {
    CommandLineRun run =
        check(
            "$.paths['" + PATH + "'].get.responses['200']",
            "breaking",
            List.of(
                "response.headers['Content-Type'] == 'application/json' || response.text == ''",
                "request.path.project_id != request.path.backup_id",
                "response.status != 200 || self.backup.name != 'abc'",
                "!response.text.contains('abc') || self.backup.name != 'abc'"));

    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  /** Leaves one endpoint in the contract: what others show of a backup is not the question. */
  private static String withoutOtherPaths() {
    return Contract.bundled().edition(Edition.ANY).operations().stream()
        .map(operation -> operation.location())
        .filter(location -> location.file().equals("cbr.yaml"))
        .map(location -> JsonPointer.names(location.pointer()).get(1))
        .filter(path -> !path.equals(PATH))
        .distinct()
        .map("  - target: $.paths['%s']\n    remove: true\n"::formatted)
        .collect(Collectors.joining());
  }

  private CommandLineRun check(String target, String impact, List<String> rules) throws Exception {
    StringBuilder overlay =
        new StringBuilder(
            """
            overlay: 1.0.0
            info: {title: Invariants, version: '1'}
            actions:
            %s  - target: %s
                update:
                  x-contract-validations:
            """
                .formatted(withoutOtherPaths(), target));
    for (int i = 0; i < rules.size(); i++) {
      overlay.append(
          """
                    - id: mine-%d
                      impact: %s
                      message: it does not hold
                      rule: >-
                        %s
          """
              .formatted(i, impact, rules.get(i)));
    }
    Path file = Files.writeString(folder.resolve("mine.yaml"), overlay);
    return CommandLineRun.of("check", "--recordings", CONFORMING, "--edition", file);
  }
}
