package io.github.cbrsdk.conformance.contract;

/**
 * An edition of the contract: the published description of one cloud.
 *
 * @param name its name: that of its file without the ending, or {@link #ANY}
 * @param title the title of its overlay
 * @param published the day on which it was published, in ISO form, or empty if that is not known
 */
public record Edition(String name, String title, String published) {
  /** The name of the contract without an overlay: it accepts the values of every edition. */
  public static final String ANY = "any";
}
