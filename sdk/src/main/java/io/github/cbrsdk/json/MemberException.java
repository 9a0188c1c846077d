package io.github.cbrsdk.json;

import io.github.cbrsdk.error.CbrException;

/** A member cannot be read as the contract describes it. All others still can. */
public abstract class MemberException extends CbrException {
  private static final long serialVersionUID = 1;

  private final String pointer;
  private final String expected;
  private final String found;

  MemberException(JsonPointer at, String expected, String found) {
    this(at.toString(), expected, found);
  }

  private MemberException(String pointer, String expected, String found) {
    super(pointer + ": expected " + expected + ", found " + found, null);
    this.pointer = pointer;
    this.expected = expected;
    this.found = found;
  }

  /** Where the member stands or should stand, as JSON pointer from the root of the body. */
  public String pointer() {
    return pointer;
  }

  /** What the contract says of the member, "integer of 32 bits" for example. */
  public String expected() {
    return expected;
  }

  /** What was there, "string" for example; never the value itself. */
  public String found() {
    return found;
  }
}
