package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Omission;
import io.github.cbrsdk.conformance.Response;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeLogTest {
  private static final Drift MISSING =
      new Drift(
          Rule.MEMBER_MISSING,
          Impact.BREAKING,
          "showThing",
          "/a/b",
          new ContractLocation("cbr.yaml", 1, "/x"),
          "a string",
          "nothing",
          "",
          null);

  @TempDir Path folder;

  private static CheckedExchange checked(
      String source, @Nullable String reason, Map<String, List<Drift>> drifts) {
    return new CheckedExchange(
        new Exchange(source, null, null, new Response(null, Headers.none(), null)),
        reason == null ? "showThing" : null,
        reason == null ? null : new Omission(reason, false),
        drifts);
  }

  private List<String> log(String edition, CheckedExchange... exchanges) throws IOException {
    try (ExchangeLog log = new ExchangeLog(drift -> false, each -> null);
        ReportFolder target = ReportFolder.at(folder)) {
      for (CheckedExchange exchange : exchanges) {
        log.add(exchange);
      }
      log.write(edition, new Redaction(), target);
      target.commit();
    }
    return Files.readAllLines(folder.resolve("exchanges.ndjson"));
  }

  @Test
  void hasALineForEachExchangeInOrder() throws IOException {
    assertThat(
            log(
                "old",
                checked("b\"1", null, Map.of("old", List.of())),
                checked("a", null, Map.of("old", List.of(MISSING))),
                checked("c", "no response", Map.of("old", List.of()))))
        .containsExactly(
            "{\"source\":\"b\\\"1\",\"verdict\":\"conformant\",\"findings\":[]}",
            "{\"source\":\"a\",\"verdict\":\"drifted\",\"findings\":[{\"rule\":\"member-missing\","
                + "\"impact\":\"breaking\",\"pointer\":\"/a/b\"}]}",
            "{\"source\":\"c\",\"verdict\":\"not-checked\",\"reason\":\"no response\","
                + "\"findings\":[]}");
  }

  @Test
  void showsTheEditionThatIsKnownAtTheEnd() throws IOException {
    CheckedExchange exchange =
        checked("a", null, Map.of("old", List.of(MISSING), "new", List.of()));

    assertThat(log("old", exchange)).singleElement().asString().contains("drifted");
    assertThat(log("new", exchange)).singleElement().asString().contains("conformant");
  }
}
