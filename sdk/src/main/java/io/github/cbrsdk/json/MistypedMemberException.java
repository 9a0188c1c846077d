package io.github.cbrsdk.json;

/** A member has a value of another type or format than the contract says. */
public final class MistypedMemberException extends MemberException {
  private static final long serialVersionUID = 1;

  MistypedMemberException(JsonPointer at, String expected, String found) {
    super(at, expected, found);
  }
}
