package io.github.cbrsdk.conformance.engine;

import java.util.List;

/**
 * The rules that look at exchanges.
 *
 * @param ofResponse about the response and the text of its body; they come first
 * @param ofValues about single values in the body
 * @param ofWhole about what belongs together; they come last
 * @param ofEndpoints about requests that no operation of the contract declares
 */
public record RuleSet(
    List<ExchangeRule> ofResponse,
    List<BodyRule> ofValues,
    List<ExchangeRule> ofWhole,
    List<EndpointRule> ofEndpoints) {
  public RuleSet {
    ofResponse = List.copyOf(ofResponse);
    ofValues = List.copyOf(ofValues);
    ofWhole = List.copyOf(ofWhole);
    ofEndpoints = List.copyOf(ofEndpoints);
  }
}
