package io.github.cbrsdk.json;

import static java.util.Objects.requireNonNull;

/**
 * The contract's declaration of a member. Accessors and the search for discrepancies use it.
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

  public static <M, T> Member<M, T> required(String name, ValueType<T> type) {
    return new Member<>(name, type, true, false);
  }

  public static <M, T> Member<M, T> optional(String name, ValueType<T> type) {
    return new Member<>(name, type, false, false);
  }

  /** The same member, but its value may be null. */
  public Member<M, T> orNull() {
    return new Member<>(name, type, required, true);
  }

  /** The name in JSON. */
  public String name() {
    return name;
  }

  public ValueType<T> type() {
    return type;
  }

  /** Whether the contract requires the member. */
  public boolean isRequired() {
    return required;
  }

  public boolean isNullable() {
    return nullable;
  }

  @Override
  public String toString() {
    return name;
  }
}
