package io.github.cbrsdk.conformance.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Rule;
import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.traffic.Recordings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is injected is what the check finds. */
class InjectedMutationTest {
  private static final String EDITION = "huawei-my-2022-08";
  private static final Conformance CHECK = Conformance.of(Contract.bundled()).edition(EDITION);

  @ParameterizedTest
  @CsvSource({
    "member-missing@/backup/vault_id, /backup/vault_id",
    "member-missing@/backup/children/*/status, /backup/children/*/status",
    "member-undeclared@/backup/extend_info/colour, /backup/extend_info/colour",
    "type-changed@/backup/resource_size, /backup/resource_size",
    "type-changed@/backup/name, /backup/name",
    "null-undeclared@/backup/name, /backup/name",
    "enum-value-undeclared@/backup/status, /backup/status",
    "format-changed@/backup/created_at, /backup/created_at",
    "number-form@/backup/resource_size, /backup/resource_size",
    "range-exceeded@/backup/resource_size, /backup/resource_size",
    "json-duplicate-member@/backup/name, /backup/name",
    "status-undeclared, ''",
    "media-type-undeclared, ''",
    "body-missing, ''",
    "json-malformed, ''"
  })
  void isFoundByTheCheck(String injected, String pointer) {
    InjectedMutation drift = InjectedMutation.parse(injected);

    CheckedExchange checked = CHECK.check(changed(drift));

    assertThat(checked.drifts(EDITION))
        .extracting(Drift::rule, Drift::pointer)
        .contains(tuple(drift.rule(), pointer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/backup/name", "/backup/children", "/backup/created_at"})
  void theFormOfANumberIsInjectedAnywhereAsJson(String pointer) {
    CheckedExchange checked =
        CHECK.check(changed(InjectedMutation.parse("number-form@" + pointer)));

    assertThat(checked.drifts(EDITION))
        .extracting(Drift::rule, Drift::pointer)
        .contains(tuple(Rule.TYPE_CHANGED, pointer));
  }

  private static Exchange changed(InjectedMutation drift) {
    List<Exchange> exchanges = new ArrayList<>();
    drift.into(Recordings.at(Path.of("src/main/recordings", EDITION))).forEach(exchanges::add);
    return exchanges.stream()
        .filter(exchange -> exchange.source().endsWith("server-with-one-disk.json"))
        .findFirst()
        .orElseThrow();
  }
}
