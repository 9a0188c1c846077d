package io.github.cbrsdk.conformance.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cbrsdk.conformance.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A real endpoint, each answer as one test. */
@EnabledIfSystemProperty(
    named = LiveEndpoint.PROPERTY,
    matches = ".+",
    disabledReason = LiveEndpoint.HOW)
class LiveEndpointIT {
  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> eachAnswerConforms() throws IOException {
    StringWriter out = new StringWriter();
    List<String> args = new ArrayList<>(List.of("check", "--report-dir", folder.toString()));
    args.addAll(LiveEndpoint.options());
    int status =
        Main.run(
            args.toArray(String[]::new),
            new PrintWriter(out),
            new PrintWriter(out),
            System.getenv(),
            false);

    List<DynamicTest> tests = new ArrayList<>();
    tests.add(DynamicTest.dynamicTest("the run", () -> assertThat(status).as("%s", out).isZero()));
    Path log = folder.resolve("exchanges.ndjson");
    for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
      JsonNode exchange = new ObjectMapper().readTree(line);
      tests.add(
          DynamicTest.dynamicTest(
              exchange.get("source").textValue(),
              () ->
                  assertThat(exchange.get("verdict").textValue())
                      .as(line)
                      .isEqualTo("conformant")));
    }
    return tests;
  }
}
