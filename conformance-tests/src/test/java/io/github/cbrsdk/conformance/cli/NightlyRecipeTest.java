package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.InjectedMutation;
import io.github.cbrsdk.conformance.report.ReportSchema;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's nightly job: three endpoints are checked, and what was found becomes one report. */
class NightlyRecipeTest {
  private static final String NAME = "type-changed@/backup/name";
  private static final String STATUS = "member-missing@/backup/children/*/status";

  @TempDir Path reports;

  /** Checks an endpoint that drifts in these ways. */
  private int check(String label, String... drifts) {
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      ExchangeSource played = recordings.all();
      for (String drift : drifts) {
        played = InjectedMutation.parse(drift).into(played);
      }
      try (EmbeddedEndpoint endpoint =
          EmbeddedEndpoint.start(played, Contract.bundled().edition(Edition.ANY))) {
        return check(label, endpoint, endpoint.token());
      }
    }
  }

  private int check(String label, EmbeddedEndpoint endpoint, String token) {
    Object[] args = {
      "check",
      "--operation",
      "showBackup",
      "--endpoint",
      endpoint.uri(),
      "--project-id",
      "5796a670482c590e0d9782bfcdc83011",
      "--backup-id",
      "f6fadfa7-e5c1-4b62-9362-da5cc13da58a",
      "--max-rate",
      "1000",
      "--report-dir",
      reports.resolve(label),
      "--quiet"
    };
    CommandLineRun run = CommandLineRun.in(Map.of("CBR_TOKEN", token), false, args);
    assertThat(run.out()).isEmpty();
    return run.status();
  }

  private CommandLineRun merge() {
    return CommandLineRun.of(
        "merge",
        reports.resolve("cbr.east"),
        reports.resolve("cbr.west"),
        reports.resolve("cbr.north"),
        "--report-dir",
        reports.resolve("all"),
        "--annotations",
        "github");
  }

  private JsonNode merged() throws IOException {
    return ReportSchema.read(reports.resolve("all/report.json"));
  }

  /** Which endpoints saw a breaking drift there. */
  private List<String> seenBy(String rule, String pointer) throws IOException {
    List<String> labels = new ArrayList<>();
    for (JsonNode finding : merged().get("findings")) {
      if (finding.get("rule").textValue().equals(rule)
          && finding.get("pointer").textValue().equals(pointer)) {
        finding.get("runs").forEach(label -> labels.add(label.textValue()));
      }
    }
    return labels;
  }

  @Test
  void eachFindingSaysWhichEndpointsSawIt() throws IOException {
    assertThat(check("cbr.east", NAME)).isOne();
    assertThat(check("cbr.west", NAME, STATUS)).isOne();
    assertThat(check("cbr.north")).isZero();

    CommandLineRun run = merge();

    assertThat(run.status()).isOne();
    assertThat(run.out()).startsWith("DRIFTED").contains("::error file=openapi/");
    assertThat(seenBy("type-changed", "/backup/name"))
        .containsExactlyInAnyOrder("cbr.east", "cbr.west");
    assertThat(seenBy("member-missing", "/backup/children/*/status")).containsExactly("cbr.west");
    assertThat(merged().get("runs").findValuesAsText("verdict"))
        .containsExactly("drifted", "drifted", "conformant");
    assertThat(merged().at("/selfTest/missed").intValue()).isZero();
    assertThat(merged().at("/selfTest/injected").intValue()).isPositive();
  }

  @Test
  void anEndpointThatRefusesTheLoginIsNotGreen() throws IOException {
    assertThat(check("cbr.east")).isZero();
    assertThat(check("cbr.north")).isZero();
    try (BuiltInRecordings recordings = BuiltInRecordings.open();
        EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.start(recordings.all(), Contract.bundled().edition(Edition.ANY))) {
      assertThat(check("cbr.west", endpoint, "a-token-of-yesterday")).isEqualTo(3);
    }

    assertThat(merge().status()).isEqualTo(3);

    assertThat(merged().get("verdict").textValue()).isEqualTo("not-checked");
  }
}
