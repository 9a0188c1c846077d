package io.github.cbrsdk.json;

/** Whether a member is there at all. */
public enum Presence {
  /** The object does not have the member. */
  ABSENT,
  /** The object has the member, and it is null. */
  NULL,
  /** The object has the member, with a value, readable or not. */
  VALUE
}
