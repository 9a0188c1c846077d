package io.github.cbrsdk.json;

/** Whether a member is absent, null, or has a value. */
public enum Presence {
  /** The object does not have the member. */
  ABSENT,
  /** The member is null. */
  NULL,
  /** The member has a value, which may have the wrong type. */
  VALUE
}
