package io.github.cbrsdk.json;

import io.github.cbrsdk.error.CbrException;
import java.util.List;
import java.util.stream.Collectors;

/** JSON is not as the contract describes it; thrown only where that was asked for. */
public final class DiscrepanciesException extends CbrException {
  private static final long serialVersionUID = 1;

  private final Discrepancy[] discrepancies;

  /** Says which there are. */
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

  /** All differences, in the order of the body. */
  public List<Discrepancy> discrepancies() {
    return List.of(discrepancies);
  }
}
