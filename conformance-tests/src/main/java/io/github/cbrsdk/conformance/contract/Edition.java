package io.github.cbrsdk.conformance.contract;

/**
 * An edition of the contract.
 *
 * @param name its name: that of its file without the ending, or {@link #ANY}
 * @param title what it is, in a few words
 * @param published the day on which it was published, in ISO form, or empty if that is not known
 */
public record Edition(String name, String title, String published) {
  /** The contract without an overlay, which accepts what any edition does. */
  public static final String ANY = "any";
}
