package io.github.cbrsdk.conformance.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.contract.EffectiveContract;
import io.github.cbrsdk.conformance.mock.EmbeddedEndpoint;
import io.github.cbrsdk.conformance.mock.InjectedMutation;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live suites where somebody named an endpoint: in a Java of its own, as Maven runs them. */
class LiveSuitesIT {
  private static final EffectiveContract CONTRACT = Contract.bundled().edition(Edition.ANY);
  private static final Pattern COUNTS = Pattern.compile("(\\S+): (\\d+) executed, (\\d+) failed");

  @TempDir Path folder;

  private record Counts(String suite, int executed, int failed) {}

  private List<Counts> run(String drift, String... more) throws Exception {
    try (BuiltInRecordings recordings = BuiltInRecordings.open();
        EmbeddedEndpoint endpoint =
            EmbeddedEndpoint.start(
                drift.isEmpty()
                    ? recordings.all()
                    : InjectedMutation.parse(drift).into(recordings.all()),
                CONTRACT)) {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
      line.add("-Dcbr.endpoint=" + endpoint.uri());
      line.addAll(List.of(more));
      line.add(SuiteProcess.class.getName());
      line.addAll(List.of("probe.LiveEndpointIT", "pact.LiveProviderIT"));
      return run(line, endpoint.token());
    }
  }

  private List<Counts> run(List<String> line, String token) throws Exception {
    Path output = folder.resolve("suites.log");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CBR_"));
    builder.environment().put("CBR_TOKEN", token);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      String said = Files.readString(output, UTF_8);
      assertThat(process.exitValue()).as(said).isZero();
      return COUNTS
          .matcher(said)
          .results()
          .map(
              (MatchResult found) ->
                  new Counts(
                      found.group(1),
                      Integer.parseInt(found.group(2)),
                      Integer.parseInt(found.group(3))))
          .toList();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  @Tag("nightly")
  void passAgainstAnEndpointThatConforms() throws Exception {
    assertThat(
            run(
                "",
                "-Dcbr.projectId=5796a670482c590e0d9782bfcdc83011",
                "-Dcbr.backupId=f6fadfa7-e5c1-4b62-9362-da5cc13da58a"))
        .hasSize(2)
        .allSatisfy(suite -> assertThat(suite.executed()).isGreaterThan(3))
        .allSatisfy(suite -> assertThat(suite.failed()).isZero());
  }

  @Test
  void failAgainstAnEndpointThatDrifts() throws Exception {
    assertThat(
            run(
                "type-changed@/backup/name",
                "-Dcbr.projectId=5796a670482c590e0d9782bfcdc83011",
                "-Dcbr.backupId=f6fadfa7-e5c1-4b62-9362-da5cc13da58a"))
        .hasSize(2)
        .allSatisfy(suite -> assertThat(suite.failed()).isPositive());
  }
}
