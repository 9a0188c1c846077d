package io.github.cbrsdk.json;

/** A member has a value of another type or format than the contract says. */
public final class MistypedMemberException extends MemberException {
  private static final long serialVersionUID = 1;

  MistypedMemberException(Place place, String expected, String found) {
    super(place, expected, found);
  }
}
