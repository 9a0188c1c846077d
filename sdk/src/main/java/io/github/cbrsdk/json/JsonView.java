package io.github.cbrsdk.json;

import org.jspecify.annotations.Nullable;

/** What all models, and the interfaces that several of them share, can do. */
public interface JsonView {
  /**
   * The value of a member, or null if it is absent or null.
   *
   * @throws MistypedMemberException if it is of another type
   */
  <T> @Nullable T get(Member<?, T> member);

  /**
   * The value of a member that must be there.
   *
   * @throws MissingMemberException if it is absent or null
   * @throws MistypedMemberException if it is of another type
   */
  <T> T require(Member<?, T> member);

  /** Whether a member is absent, null, or has a value. */
  Presence presence(Member<?, ?> member);

  /** The JSON that this is a view of, nothing lost. */
  String toJson();
}
