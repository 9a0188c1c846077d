package io.github.cbrsdk.conformance.contract;

import java.io.Serializable;

/**
 * A location in the contract.
 *
 * @param file the document, relative to the contract's folder, such as {@code cbr.yaml} or {@code
 *     editions/otc-2024-09.yaml}
 * @param line the line in it, from 1
 * @param pointer the JSON pointer in the effective contract, that is, after the edition's overlay
 */
public record ContractLocation(String file, int line, String pointer) implements Serializable {
  /** {@code file:line}. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
