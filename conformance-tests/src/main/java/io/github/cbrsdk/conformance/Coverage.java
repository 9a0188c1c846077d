package io.github.cbrsdk.conformance;

import java.util.List;

/**
 * The parts of the contract that were observed; a part that was not observed was not checked.
 *
 * @param members members of response bodies, by JSON pointer
 * @param enumValues listed values, by JSON pointer, {@code =} and value
 * @param statuses declared statuses, by operationId and status
 * @param envelopes alternatives of a body, such as the forms of an error, by schema name
 */
public record Coverage(Part members, Part enumValues, Part statuses, Part envelopes) {
  /**
   * The coverage of one kind of part.
   *
   * @param declared how many the contract declares
   * @param observed how many of them were observed
   * @param missing the others, sorted
   */
  public record Part(int declared, int observed, List<String> missing) {
    public Part {
      missing = List.copyOf(missing);
    }
  }

  /** The observed share of all declared parts, from 0 to 1; 1 if nothing is declared. */
  public double share() {
    int declared =
        members.declared() + enumValues.declared() + statuses.declared() + envelopes.declared();
    int observed =
        members.observed() + enumValues.observed() + statuses.observed() + envelopes.observed();
    return declared == 0 ? 1 : (double) observed / declared;
  }
}
