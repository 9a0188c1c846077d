package io.github.cbrsdk.conformance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.CheckedExchange;
import io.github.cbrsdk.conformance.Conformance;
import io.github.cbrsdk.conformance.Drift;
import io.github.cbrsdk.conformance.Exchange;
import io.github.cbrsdk.conformance.Headers;
import io.github.cbrsdk.conformance.Request;
import io.github.cbrsdk.conformance.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Checks bodies of {@code GET /values}. */
final class BodyCheck {
  private BodyCheck() {}

  /** The drifts of a body, in which quotes may be single. */
  static Function<String, List<Drift>> of(Path contract) {
    Function<Exchange, CheckedExchange> check = Conformance.of(Contract.at(contract)).oneByOne();
    return body ->
        check
            .apply(
                new Exchange(
                    "value",
                    null,
                    new Request("GET", "/values", Headers.none()),
                    new Response(
                        200,
                        Headers.of("Content-Type", "application/json"),
                        body.replace('\'', '"').getBytes(UTF_8))))
            .drifts("any");
  }
}
