package io.github.cbrsdk.conformance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The edition of a result, and why it was chosen.
 *
 * @param name its name; {@code any} for the contract without an edition
 * @param given whether the caller named it; otherwise it is the nearest
 * @param candidates all editions considered, the nearest first
 * @param reason why this one, in a sentence
 */
@JsonPropertyOrder({"name", "chosen", "reason", "candidates"})
public record EditionChoice(
    String name, @JsonIgnore boolean given, List<Candidate> candidates, String reason) {
  public EditionChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * One edition under consideration.
   *
   * @param name its name
   * @param breaking number of findings of impact breaking by it
   * @param additive number of findings of impact additive by it
   * @param driftedExchanges number of exchanges that drift from it
   */
  public record Candidate(String name, int breaking, int additive, long driftedExchanges) {}

  @JsonCreator
  static EditionChoice of(
      @JsonProperty("name") String name,
      @JsonProperty("chosen") String chosen,
      @JsonProperty("reason") String reason,
      @JsonProperty("candidates") List<Candidate> candidates) {
    return new EditionChoice(name, chosen.equals("given"), candidates, reason);
  }

  /** {@code given} or {@code auto}, the words in reports. */
  @JsonProperty("chosen")
  public String chosen() {
    return given ? "given" : "auto";
  }
}
