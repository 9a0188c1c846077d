package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

/**
 * The contract's description of one member of an object: what its accessor and the search for
 * discrepancies both go by.
 *
 * @param <M> the model, or the interface of several models, that has the member
 * @param <T> the Java type of its values
 */
public final class Member<M, T> {
  private final String name;
  private final ValueType<T> type;
  private final boolean required;
  private final boolean nullable;

  private Member(String name, ValueType<T> type, boolean required, boolean nullable) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
    this.required = required;
    this.nullable = nullable;
  }

  /** A member that every object of its kind has. */
  public static <M, T> Member<M, T> required(String name, ValueType<T> type) {
    return new Member<>(name, type, true, false);
  }

  /** A member that may be absent. */
  public static <M, T> Member<M, T> optional(String name, ValueType<T> type) {
    return new Member<>(name, type, false, false);
  }

  /** The same member, which may be null. */
  public Member<M, T> orNull() {
    return new Member<>(name, type, required, true);
  }

  /** Its name in JSON. */
  public String name() {
    return name;
  }

  /** The type of its values. */
  public ValueType<T> type() {
    return type;
  }

  /** Whether every object of its kind has it. */
  public boolean isRequired() {
    return required;
  }

  /** Whether it may be null. */
  public boolean isNullable() {
    return nullable;
  }

  @Override
  public String toString() {
    return name;
  }
}
