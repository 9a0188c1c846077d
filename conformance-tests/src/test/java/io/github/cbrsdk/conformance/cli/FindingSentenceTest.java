package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.rule.Rules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sentence about a finding is the same in all reports. */
class FindingSentenceTest {
  private static final String BODY =
      "src/main/recordings/huawei-my-2022-08/server-with-one-disk.json";

  @TempDir Path folder;

  /** Checks a recording in which one text of the body is replaced by another. */
  private String terminal(String text, String other) throws Exception {
    String conforming = Files.readString(Path.of(BODY));
    String drifted = conforming.replaceFirst(text, other);
    assertThat(drifted).isNotEqualTo(conforming);
    Path file = Files.writeString(folder.resolve("drifted.json"), drifted);
    return CommandLineRun.of(
            "check",
            "--recordings",
            file,
            "--edition",
            "huawei-my-2022-08",
            "--report-dir",
            folder.resolve("report"))
        .out();
  }

  @Test
  void saysWhatChangedInEveryReport() throws Exception {
    String sentence = "resource_size is a string, expected integer";

    assertThat(terminal("\"resource_size\": ([0-9]+)", "\"resource_size\": \"$1\""))
        .contains("  " + sentence + " (type-changed)\n    at        /backup/")
        .doesNotContain("breaking drift in");

    for (String file : List.of("report.html", "report.sarif", "junit.xml")) {
      assertThat(Files.readString(folder.resolve("report").resolve(file)))
          .as(file)
          .contains(sentence);
    }
    assertThat(Files.readString(folder.resolve("report/summary.md")))
        .contains(sentence.replace("_", "\\_"));
  }

  @Test
  void namesTheMember() throws Exception {
    assertThat(terminal("\"vault_id\": \"[^\"]*\",", "")).contains("vault_id is missing (member");
    assertThat(terminal("\"vault_id\":", "\"more\": 1, \"vault_id\":"))
        .contains("more is not declared (member-undeclared)");
    assertThat(terminal("\"resource_name\": \"[^\"]*\"", "\"resource_name\": null"))
        .contains("resource_name is null, expected string (null-undeclared)");
    assertThat(terminal("\"status\": \"available\"", "\"status\": \"odd\""))
        .contains("status is odd, expected one of ");
    assertThat(terminal("\"vault_id\":", "\"vault_id\": \"a\", \"vault_id\":"))
        .contains("vault_id is there more than once");
    assertThat(terminal("\"vault_id\":", "\"vaultId\":"))
        .contains("vault_id is missing", "probably renamed to vaultId");
  }

  @Test
  void findingsOfOneCauseStandTogether() throws Exception {
    String all = terminal("\"children\": \\[", "\"children\": [{\"vault_id\": 1}, ");

    assertThat(all.lines().filter(line -> line.contains(" is missing (")).count()).isGreaterThan(5);
    assertThat(all.split("no longer require the", -1)).as("advice, once for them").hasSize(2);
  }

  @Test
  void theReadmeExplainsEachRuleWhereTheReportsLinkTo() throws Exception {
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    for (Rule rule : Rule.values()) {
      assertThat(readme)
          .as(rule.id())
          .anyMatch(
              row ->
                  row.startsWith("| <a id=\"rule-" + rule.id() + "\"></a>")
                      && row.contains(Rules.of(rule).meaning()));
      assertThat(CommandLineRun.of("check", "--explain", rule.id()).out().replaceAll("\\s+", " "))
          .contains(Rules.of(rule).meaning(), "README.md#rule-" + rule.id());
    }
  }
}
