package io.github.cbrsdk.conformance.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.ExchangeSource;
import io.github.cbrsdk.conformance.mock.InjectedMutation;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redocly's linter on the contract, and its drift detection on our recordings. */
class RedoclyIT {
  private static final String CONTRACT = "../openapi/cbr.yaml";
  private static final String SERVER = "https://cbr.example.com";
  private static final Pattern ERRORS = Pattern.compile("Findings: total=\\d+ error=(\\d+)");

  /** What was asked there is not as the contract says, and Redocly looks at that too. */
  private static final Set<String> BAD_REQUESTS =
      Set.of("errors/unauthorized-no-token.json", "errors/unauthorized-malformed-id.json");

  private static NodeTool redocly;

  @TempDir Path folder;

  @BeforeAll
  static void install() throws Exception {
    redocly = NodeTool.install("@redocly/cli", "2.77.0", "redocly");
  }

  private int errors(ExchangeSource recordings) throws Exception {
    List<Exchange> exchanges = new ArrayList<>();
    recordings.forEach(
        exchange -> {
          if (!BAD_REQUESTS.contains(exchange.source())) {
            exchanges.add(exchange);
          }
        });
    Path har = folder.resolve("recordings.har");
    HarFile.write(har, SERVER, exchanges);
    NodeTool.Run run =
        redocly.run(
            "drift",
            har.toString(),
            "--api",
            CONTRACT,
            "--server",
            SERVER,
            "--min-severity",
            "error");
    Matcher errors = ERRORS.matcher(run.output());
    assertThat(errors.find()).as(run.output()).isTrue();
    assertThat(run.output()).contains("documented=" + exchanges.size() + " ");
    return Integer.parseInt(errors.group(1));
  }

  @Test
  void findsNothingToSayAboutTheContract() throws Exception {
    NodeTool.Run run = redocly.run("lint", CONTRACT, "../openapi/iam.yaml");

    assertThat(run.status()).as(run.output()).isZero();
    assertThat(run.output()).contains("Your API descriptions are valid").doesNotContain("warning.");
  }

  @Test
  void findsNoDriftInTheRecordings() throws Exception {
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      assertThat(errors(recordings.all())).isZero();
    }
  }

  @Test
  void findsADriftThatWeFind() throws Exception {
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      InjectedMutation drift = InjectedMutation.parse("type-changed@/backup/name");

      assertThat(errors(drift.into(recordings.all()))).isPositive();
    }
  }
}
