package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/** Access to the members of a JSON object: the common interface of all models. */
public interface JsonView {
  /**
   * The value of a member, or null if it is absent or null.
   *
   * @throws MistypedMemberException if the value has another type
   */
  <T> @Nullable T get(Member<?, T> member);

  /**
   * The value of a required member.
   *
   * @throws MissingMemberException if it is absent or null
   * @throws MistypedMemberException if the value has another type
   */
  <T> T require(Member<?, T> member);

  /** Whether a member is absent, null, or has a value. */
  Presence presence(Member<?, ?> member);

  /** The JSON of this view, without loss. */
  String toJson();
}
