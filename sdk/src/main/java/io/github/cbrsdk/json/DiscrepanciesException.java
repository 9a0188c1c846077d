package io.github.cbrsdk.json;

import io.github.cbrsdk.error.CbrException;
import java.util.List;
import java.util.stream.Collectors;

/** JSON does not conform to the contract. Only the {@code validate} methods throw it. */
public final class DiscrepanciesException extends CbrException {
  private static final long serialVersionUID = 1;

  private final Discrepancy[] discrepancies;

  /** The message lists all discrepancies. */
  public DiscrepanciesException(List<Discrepancy> discrepancies) {
    super(
        discrepancies.stream()
            .map(Discrepancy::toString)
            .collect(
                Collectors.joining(
                    "\n  ", discrepancies.size() + " differences from the contract:\n  ", "")),
        null);
    this.discrepancies = discrepancies.toArray(Discrepancy[]::new);
  }

  /** All discrepancies, in the order of the body. */
  public List<Discrepancy> discrepancies() {
    return List.of(discrepancies);
  }
}
