package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A value in JSON that is not as the contract describes it. Holds no value that was sent.
 *
 * @param kind what kind of difference it is
 * @param pointer where, as JSON pointer from the root of the body; names in it are cut after 200
 *     characters, and control characters escaped
 * @param expected what the contract says
 * @param found what was there instead
 */
public record Discrepancy(Kind kind, String pointer, String expected, String found)
    implements Serializable {
  /** The ways in which a member can differ from its description. */
  public enum Kind {
    /** A member that the contract does not know. */
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

  /** Checks that all is there. */
  public Discrepancy {
    requireNonNull(kind, "kind");
    requireNonNull(pointer, "pointer");
    requireNonNull(expected, "expected");
    requireNonNull(found, "found");
  }

  @Override
  public String toString() {
    return kind + " at " + pointer + ": expected " + expected + ", found " + found;
  }
}
