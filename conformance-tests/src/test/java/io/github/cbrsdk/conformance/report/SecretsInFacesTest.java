package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.ExchangeCounts;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.SdkEffect;
import io.github.cbrsdk.conformance.contract.Contract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret that reached a finding is masked in every face, however that face would write it. */
class SecretsInFacesTest {
  private static final String CORE = "s3cr3t";
  private static final List<String> SECRETS =
      List.of(
          CORE + "-plain",
          CORE + "/in~a/pointer",
          CORE + "<&>\"'\\quoted",
          "%" + CORE + "%20`*_|",
          "\u202e" + CORE + "\u00e9");

  @TempDir Path folder;

  @Test
  void noFaceTellsASecret() throws IOException {
    Redaction redaction = new Redaction();
    SECRETS.forEach(redaction::add);
    Report report = ReportJson.redact(report(), redaction);

    try (ReportFolder target = ReportFolder.at(folder)) {
      target.write(report, Set.of(), Contract.bundled(), null, SampleReports.files());
      target.commit();
    }
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    new TerminalReport(new Page(out, false, new Redaction())).print(report);
    new GitHubAnnotations(out).print(report, SampleReports.files());

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSize(6)
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(CORE));
    }
    assertThat(printed.toString()).doesNotContain(CORE);
  }

  private static Report report() {
    String all = String.join(" ", SECRETS);
    return SampleReports.report(
        SECRETS.stream()
            .map(
                secret ->
                    SampleReports.finding(
                        Rule.ENUM_VALUE_UNDECLARED,
                        "/" + secret.replace("~", "~0").replace("/", "~1"),
                        secret,
                        all,
                        SdkEffect.NONE,
                        List.of(),
                        1))
            .toList(),
        new ExchangeCounts(2, 1, 1, Map.of("refused " + all, 1L)));
  }
}
