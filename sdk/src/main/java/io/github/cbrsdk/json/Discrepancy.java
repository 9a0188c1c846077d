package io.github.cbrsdk.json;

import java.io.Serializable;

/**
 * A difference between JSON and the contract. Contains no value of the JSON.
 *
 * @param kind the kind of difference
 * @param pointer the location, as JSON pointer from the root of the body; names in it are cut after
 *     200 characters, and control characters escaped
 * @param expected the type or values of the contract, {@code array} for example
 * @param found the type that was found, {@code string} for example
 */
public record Discrepancy(Kind kind, String pointer, String expected, String found)
    implements Serializable {
  public enum Kind {
    /** A member that the contract does not declare. */
    UNDECLARED,
    /** A required member that is absent. */
    MISSING,
    /** A null that the contract does not allow. */
    NULL,
    /** A value of another type. */
    MISTYPED,
    /** A value that the contract does not list. */
    OUT_OF_ENUM,
    /** A value of the right type that is not of the declared format. */
    BAD_FORMAT
  }

  @Override
  public String toString() {
    return kind + " at " + pointer + ": expected " + expected + ", found " + found;
  }
}
