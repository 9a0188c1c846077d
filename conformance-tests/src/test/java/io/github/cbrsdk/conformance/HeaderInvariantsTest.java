package io.github.cbrsdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Contract;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariants may speak of headers, whose dates are instants. */
class HeaderInvariantsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37 | true",
        "Sun, 06 Nov 1994 08:49:38 GMT | 1994-11-06T08:49:37 | false",
        "1994-11-06T08:49:37Z | 1994-11-06T08:49:37 | true",
        "yesterday | 1994-11-06T08:49:37 | false",
      })
  void aDateInAHeaderIsComparedWithATimeInTheBody(String header, String body, boolean holds) {
    Contract contract =
        Things.answering(
            """
            '200':
              description: A thing.
              content: {application/json: {schema: {type: object}}}
              x-contract-validations:
                - id: modified
                  rule: instant(response.headers['last-modified']) == instant(self.at)
                  message: two times differ
            """);
    Headers headers =
        Headers.of(
            List.of(
                new Headers.Header("Content-Type", "application/json"),
                new Headers.Header("Last-Modified", header)));
    Exchange exchange = Things.answer(200, headers, "{\"at\": \"" + body + "\"}");

    CheckedExchange checked = Conformance.of(contract).check(exchange);

    assertThat(
            checked.drifts("any").stream().anyMatch(each -> each.rule() == Rule.INVARIANT_VIOLATED))
        .isEqualTo(!holds);
  }
}
