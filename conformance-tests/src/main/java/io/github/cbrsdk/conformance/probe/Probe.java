package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import java.util.Map;

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
}
