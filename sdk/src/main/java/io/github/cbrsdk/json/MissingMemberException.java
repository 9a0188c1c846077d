package io.github.cbrsdk.json;

/** A required member is absent or null. */
public final class MissingMemberException extends MemberException {
  private static final long serialVersionUID = 1;

  MissingMemberException(JsonPointer at, String expected, String found) {
    super(at, expected, found);
  }
}
