package io.github.cbrsdk.conformance.contract;

/**
 * The contract cannot be compiled, so that nothing can be checked. The message has the file and
 * line.
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
