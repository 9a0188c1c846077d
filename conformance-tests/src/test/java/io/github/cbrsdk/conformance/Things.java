package io.github.cbrsdk.conformance;

import io.github.cbrsdk.conformance.contract.Contract;
import java.util.Map;

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

  private Things() {}

  /** The contract with those responses, by status. */
  public static Contract answering(String responses) {
    return answering(responses, "");
  }

  /** The same, whose responses refer to components. */
  public static Contract answering(String responses, String components) {
    String yaml = OPERATION + responses.indent(8) + components;
    return Contract.of(Map.of("things.yaml", yaml), Map.of());
  }
}
