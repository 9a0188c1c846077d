package io.github.cbrsdk.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Impact;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.ContractLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private record Checked(
      String source, @Nullable String notCheckedBecause, Map<String, List<Drift>> driftsByEdition)
      implements CheckedExchange {
    @Override
    public @Nullable String operation() {
      return notCheckedBecause == null ? "showThing" : null;
    }

    @Override
    public Set<String> editions() {
      return driftsByEdition.keySet();
    }

    @Override
    public List<Drift> drifts(String edition) {
      return driftsByEdition.get(edition);
    }
  }

  private List<String> log(String edition, CheckedExchange... exchanges) throws IOException {
    try (ExchangeLog log = new ExchangeLog();
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
                new Checked("b\"1", null, Map.of("old", List.of())),
                new Checked("a", null, Map.of("old", List.of(MISSING))),
                new Checked("c", "nobody answered", Map.of("old", List.of()))))
        .containsExactly(
            "{\"source\":\"b\\\"1\",\"verdict\":\"conformant\",\"findings\":[]}",
            "{\"source\":\"a\",\"verdict\":\"drifted\",\"findings\":[{\"rule\":\"member-missing\","
                + "\"impact\":\"breaking\",\"pointer\":\"/a/b\"}]}",
            "{\"source\":\"c\",\"verdict\":\"not-checked\",\"reason\":\"nobody answered\","
                + "\"findings\":[]}");
  }

  @Test
  void showsTheEditionThatIsKnownAtTheEnd() throws IOException {
    CheckedExchange exchange =
        new Checked("a", null, Map.of("old", List.of(MISSING), "new", List.of()));

    assertThat(log("old", exchange)).singleElement().asString().contains("drifted");
    assertThat(log("new", exchange)).singleElement().asString().contains("conformant");
  }
}
