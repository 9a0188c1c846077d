package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to an endpoint.
 *
 * @param source the name of the exchange in reports
 * @param operation the operation
 * @param pathParameters the values of the path parameters
 * @param login the login
 * @param expected the response that can be checked
 */
record Probe(
    String source,
    Operation operation,
    Map<String, String> pathParameters,
    Login login,
    ExpectedResponse expected) {
  enum Login {
    VALID,
    NONE,
    /** A random token. */
    WRONG
  }

  /**
   * The response that a probe must get; any other response is not checked.
   *
   * @param status the HTTP status; null for any success
   * @param schema the name of the schema that must fit the body best, or empty for any
   */
  record ExpectedResponse(@Nullable Integer status, String schema) {
    static final ExpectedResponse SUCCESS = new ExpectedResponse(null, "");
  }
}
