package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.contract.Contract;
import io.github.cbrsdk.conformance.contract.ContractException;
import io.github.cbrsdk.conformance.contract.Edition;
import io.github.cbrsdk.conformance.engine.Settings;
import io.github.cbrsdk.conformance.result.Check;
import io.github.cbrsdk.conformance.selftest.SelfTest;
import io.github.cbrsdk.conformance.selftest.SelfTestResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValuesTest {
  private static final String RESPONSES =
      """
      '200':
        description: A thing.
        headers:
          X-Id: {schema: {type: string, pattern: '^[0-9a-f]{4}$'}}
          X-Count: {required: true, schema: {type: integer, minimum: 0, maximum: 9}}
          X-Kind: {schema: {type: string, enum: [a, b]}}
          X-Name: {schema: {type: string, minLength: 2}}
          X-Done: {schema: {type: boolean}}
          X-List: {schema: {type: array, maxItems: 2, items: {type: integer, minimum: 5}}}
          X-Free: {description: Anything.}
          content-type: {required: true, schema: {type: string, enum: [ignored]}}
        content:
          application/json:
            schema: {type: object}
      """;

  private static final Contract THINGS = Things.answering(RESPONSES);
  private static final Conformance CHECK = Conformance.of(THINGS).edition(Edition.ANY);

  private static List<Drift> drifts(String name, String value) {
    List<Headers.Header> headers =
        List.of(
            new Headers.Header("Content-Type", "application/json"),
            new Headers.Header(name.equals("X-Count") ? "X-Other" : "X-Count", "1"),
            new Headers.Header(name, value));
    return CHECK
        .check(
            new Exchange(
                "test",
                null,
                new Request("GET", "/things", Headers.none()),
                new Response(200, Headers.of(headers), "{}".getBytes(UTF_8))))
        .drifts(Edition.ANY);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Id, 12345, format-changed",
    "X-Id, 00000000-0000-0000-0000-000000000000, format-changed",
    "X-Count, 10, range-exceeded",
    "X-Count, many, type-changed",
    "X-Count, 1.5, type-changed",
    "X-Kind, c, enum-value-undeclared",
    "X-Name, x, range-exceeded",
    "X-Done, 1, type-changed",
    "X-List, '5,6,7', range-exceeded",
    "X-List, '5, 4', range-exceeded",
    "X-List, '5, x', type-changed",
    "X-List, x, type-changed"
  })
  void valueThatIsNotAsDeclaredIsNoticed(String name, String value, String rule) {
    assertThat(drifts(name, value))
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.rule().id()).isEqualTo(rule);
              assertThat(drift.pointer()).isEmpty();
              assertThat(drift.observed()).contains(name).doesNotContain("00000000");
              assertThat(drift.contract().pointer()).contains("/headers/" + name + "/schema");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "X-Id, 00ff",
    "x-id, 00ff",
    "X-Id, '  00ff '",
    "X-Count, 9",
    "X-Kind, b",
    "X-Name, '1234'",
    "X-Done, true",
    "X-List, 5",
    "X-List, '5 , 6'",
    "X-Free, anything",
    "X-Unknown, anything"
  })
  void valueAsDeclaredIsNot(String name, String value) {
    assertThat(drifts(name, value)).isEmpty();
  }

  @Test
  void theSelfProofInjectsThem() {
    SelfTestResult selfTest = SelfTest.complete(Check.of(THINGS, Edition.ANY), Edition.ANY);

    // The SDK was generated without the operation of this contract.
    assertThat(selfTest.missed()).allMatch(missed -> missed.startsWith("SDK effect"));
    assertThat(selfTest.falseAlarms()).isEmpty();
    assertThat(selfTest.rules())
        .extracting(SelfTestResult.RuleCount::name)
        .contains("format-changed", "range-exceeded", "enum-value-undeclared", "type-changed");
    assertThat(
            SelfTest.complete(
                    Check.of(THINGS, Edition.ANY, Settings.DEFAULT.without(Layer.HTTP)),
                    Edition.ANY)
                .missed())
        .anyMatch(missed -> missed.contains("header with another value: format-changed"));
  }

  @Test
  void headerThatIsAnObjectIsRefused() {
    Contract objects = Things.answering(RESPONSES.replace("{type: boolean}", "{type: object}"));

    assertThatThrownBy(() -> Conformance.of(objects))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("things.yaml:15")
        .hasMessageContaining("header");
  }
}
