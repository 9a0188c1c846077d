package io.github.cbrsdk.conformance.contract;

/**
 * A contract that cannot be compiled, so nothing may be checked against it; says what and where.
 */
public final class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ContractException(String message) {
    super(message);
  }

  public ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
