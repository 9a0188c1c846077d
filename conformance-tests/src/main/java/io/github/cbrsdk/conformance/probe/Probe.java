package io.github.cbrsdk.conformance.probe;

import io.github.cbrsdk.conformance.contract.Operation;
import java.util.Map;

/**
 * One thing to ask an endpoint.
 *
 * @param source how reports name the answer
 * @param operation what to call
 * @param pathParameters with what
 * @param login as whom
 * @param expected what the answer has to be, to say anything about what was asked
 */
record Probe(
    String source,
    Operation operation,
    Map<String, String> pathParameters,
    Login login,
    ExpectedResponse expected) {
  /** As whom a probe is asked. */
  enum Login {
    VALID,
    NONE,
    /** With a token that nobody ever issued. */
    WRONG
  }
}
