package io.github.cbrsdk.conformance.engine;

import io.github.cbrsdk.conformance.Request;
import java.util.Optional;
import java.util.Set;

/** A rule about requests that no operation of the contract declares. */
public interface EndpointRule {
  /**
   * What is wrong with a request, if it is one to a server of the contract.
   *
   * @param servers the URLs of the servers in the contract, in lower case
   */
  Optional<Violation> evaluate(Request request, Set<String> servers);
}
