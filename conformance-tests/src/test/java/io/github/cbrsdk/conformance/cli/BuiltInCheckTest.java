package io.github.cbrsdk.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.report.Redaction;
import io.github.cbrsdk.conformance.report.ReportSchema;
import io.github.cbrsdk.conformance.traffic.BuiltInRecordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recordings that come with the project, each by the edition that it is of. */
class BuiltInCheckTest {
  private static final Contract CONTRACT = Contract.bundled();

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> eachRecordingConformsAsItCameOverTheWire() {
    List<Exchange> fetched = new ArrayList<>();
    new BuiltInCheck(CONTRACT).fetch(new Redaction()).forEach(fetched::add);
    return fetched.stream()
        .map(
            exchange -> DynamicTest.dynamicTest(exchange.source(), () -> assertConforms(exchange)));
  }

  private static void assertConforms(Exchange exchange) {
    String folder = exchange.source().substring(0, exchange.source().indexOf('/'));
    String edition = CONTRACT.editions().contains(folder) ? folder : Edition.ANY;

    CheckedExchange checked = Conformance.of(CONTRACT).edition(edition).check(exchange);

    assertThat(checked.notCheckedBecause()).isNull();
    assertThat(checked.drifts(edition)).isEmpty();
  }

  @Test
  void whatIsFetchedIsWhatWasRecorded() {
    List<String> recorded = new ArrayList<>();
    try (BuiltInRecordings recordings = BuiltInRecordings.open()) {
      recordings.all().forEach(exchange -> recorded.add(line(exchange)));
    }
    List<String> fetched = new ArrayList<>();
    new BuiltInCheck(CONTRACT).fetch(new Redaction()).forEach(each -> fetched.add(line(each)));

    assertThat(fetched).isNotEmpty().containsExactlyElementsOf(recorded);
  }

  private static String line(Exchange exchange) {
    return exchange.source() + " " + exchange.response();
  }

  @Test
  void checkAloneSaysThatAllOfThemConform() throws IOException {
    CommandLineRun run = CommandLineRun.of("check", "--report-dir", folder);

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("CONFORMANT");
    assertThat(run.status()).isZero();
    JsonNode report = ReportSchema.read(folder.resolve("report.json"));
    assertThat(report.get("verdict").textValue()).isEqualTo("conformant");
    assertThat(report.at("/exchanges/notChecked").intValue()).isZero();
    assertThat(Files.readAllLines(folder.resolve("exchanges.ndjson")))
        .hasSize(report.at("/exchanges/total").intValue())
        .allSatisfy(line -> assertThat(line).contains("\"verdict\":\"conformant\""));
  }

  @Test
  void theReportHasTheMembersThatProgramsRelyOnInOrder() throws IOException {
    CommandLineRun.of("check", "--edition", "otc-2022-12", "--report-dir", folder);

    JsonNode report = ReportSchema.read(folder.resolve("report.json"));

    assertThat(names(report))
        .startsWith("verdict", "exitStatus", "contract", "edition", "exchanges", "findings");
    assertThat(names(report.get("contract"))).startsWith("version", "sha256");
    assertThat(names(report.get("edition"))).startsWith("name", "chosen");
    assertThat(names(report.get("exchanges"))).startsWith("total", "checked", "notChecked");
    assertThat(report.get("findings")).isNotEmpty();
    for (JsonNode finding : report.get("findings")) {
      assertThat(names(finding))
          .contains(
              "rule",
              "impact",
              "pointer",
              "contract",
              "expected",
              "observed",
              "occurrences",
              "sources",
              "fingerprint");
      assertThat(names(finding.get("contract"))).containsExactly("file", "line", "pointer");
      assertThat(finding.get("sources").size()).isBetween(0, 20);
    }
    assertThat(report.at("/edition/name").textValue()).isEqualTo("otc-2022-12");
    assertThat(report.at("/edition/chosen").textValue()).isEqualTo("given");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
      names.add(each.next());
    }
    return names;
  }
}
