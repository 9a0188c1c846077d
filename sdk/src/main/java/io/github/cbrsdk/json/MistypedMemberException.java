package io.github.cbrsdk.json;

/** The value of a member has another type or format than the contract declares. */
public final class MistypedMemberException extends MemberException {
  private static final long serialVersionUID = 1;

  MistypedMemberException(JsonPointer at, String expected, String found) {
    super(at, expected, found);
  }
}
