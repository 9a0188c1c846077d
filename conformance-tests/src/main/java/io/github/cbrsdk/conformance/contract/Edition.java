package io.github.cbrsdk.conformance.contract;

/**
 * An edition of the contract.
 *
 * @param name its name: that of its file without the ending, or {@link #ANY}
 * @param title what it is, in a few words
 */
public record Edition(String name, String title) {
  /** The contract without an overlay, which accepts what any edition does. */
  public static final String ANY = "any";
}
