package io.github.cbrsdk.conformance;

import java.util.List;

/**
 * How much of the contract the exchanges showed; what was not shown could not be checked.
 *
 * @param members members of response bodies, by JSON pointer
 * @param enumValues listed values, by JSON pointer, {@code =} and value
 * @param statuses declared statuses, by operationId and status
 * @param envelopes alternatives of a body, such as the forms of an error, by schema name
 */
public record Coverage(Part members, Part enumValues, Part statuses, Part envelopes) {
  /**
   * One part of it.
   *
   * @param declared how many the contract declares
   * @param observed how many of them were seen
   * @param missing those that were not, sorted
   */
  public record Part(int declared, int observed, List<String> missing) {
    public Part {
      missing = List.copyOf(missing);
    }
  }

  /** The share of everything declared that was seen, from 0 to 1; 1 if nothing is declared. */
  public double share() {
    int declared =
        members.declared() + enumValues.declared() + statuses.declared() + envelopes.declared();
    int observed =
        members.observed() + enumValues.observed() + statuses.observed() + envelopes.observed();
    return declared == 0 ? 1 : (double) observed / declared;
  }
}
