package io.github.cbrsdk.json;

import io.github.cbrsdk.error.CbrException;

/** A member does not conform to the contract. Other members can still be read. */
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

  /** The location of the member, as JSON pointer from the root of the body. */
  public String pointer() {
    return pointer;
  }

  /** The type in the contract, "integer of 32 bits" for example. */
  public String expected() {
    return expected;
  }

  /** The type that was found, "string" for example; never the value. */
  public String found() {
    return found;
  }
}
