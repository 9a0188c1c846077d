package io.github.cbrsdk.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cbrsdk.conformance.contract.Contract;
import java.util.Map;
import java.util.TreeMap;

/** A small contract, of {@code GET /things} alone, for what the real one has no case of. */
public final class Things {
  private static final String OPERATION =
      """
      openapi: 3.1.0
      info: {title: Things, version: '1'}
      paths:
        /things:
          get:
            operationId: getThing
            responses:
      """;

  private static final String OVERLAY =
      """
      overlay: 1.0.0
      info: {title: An edition, version: '1'}
      actions:
      """;

  private Things() {}

  /** The contract with those responses, by status. */
  public static Contract answering(String responses) {
    return answering(responses, "");
  }

  /** The contract whose only answer is JSON of that schema. */
  public static Contract of(String schema) {
    return answering(
        """
        '200':
          description: A thing.
          content:
            application/json:
              schema:
        """
            + schema.indent(8));
  }

  /** The contract with those responses, by status, which refer to components. */
  public static Contract answering(String responses, String components) {
    String yaml = OPERATION + responses.indent(8) + components;
    return Contract.of(Map.of("things.yaml", yaml), Map.of());
  }

  /**
   * The contract with those responses in several editions.
   *
   * @param changes the actions of each edition's overlay, by its name
   */
  public static Contract inEditions(String responses, Map<String, String> changes) {
    Map<String, String> overlays = new TreeMap<>();
    changes.forEach((name, actions) -> overlays.put(name, OVERLAY + actions.indent(2)));
    return Contract.of(Map.of("things.yaml", OPERATION + responses.indent(8)), overlays);
  }

  /** The answer to a request for a thing, as JSON. */
  public static Exchange answer(int status, String body) {
    return answer(status, Headers.of("Content-Type", "application/json"), body);
  }

  /** The same with other headers. */
  public static Exchange answer(int status, Headers headers, String body) {
    return new Exchange(
        "test",
        null,
        new Request("GET", "/things", Headers.none()),
        new Response(status, headers, body.getBytes(UTF_8)));
  }
}
