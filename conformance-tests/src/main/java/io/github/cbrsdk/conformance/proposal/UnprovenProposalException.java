package io.github.cbrsdk.conformance.proposal;

/** A proposal that, applied, leaves a finding that it should have answered, or adds one. */
public final class UnprovenProposalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnprovenProposalException(String message) {
    super(message);
  }
}
