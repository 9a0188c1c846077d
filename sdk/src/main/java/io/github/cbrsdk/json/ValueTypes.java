package io.github.cbrsdk.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;

/** The types that a contract can give to a member. */
public final class ValueTypes {
  /** Any string. */
  public static final ValueType<String> TEXT = new TextType("string", text -> true, false);

  /** A string that holds a UUID. */
  public static final ValueType<String> UUID = new TextType("uuid", Uuid::matches, false);

  /** A string that is never shown. */
  public static final ValueType<String> SECRET = new TextType("string", text -> true, true);

  /** A string or a number, read as text. */
  public static final ValueType<String> TEXT_OR_NUMBER = new TextOrNumberType();

  /** A time with or without offset; without one it is UTC. */
  public static final ValueType<OffsetDateTime> TIMESTAMP = new TimestampType();

  /** A whole number of 32 bits; 40.0 is one. */
  public static final ValueType<Integer> INT32 = new Int32Type();

  /** A whole number of 64 bits; 40.0 is one. */
  public static final ValueType<Long> INT64 = new Int64Type();

  /** Any number, exactly. */
  public static final ValueType<BigDecimal> NUMBER = new NumberType();

  /** True or false. */
  public static final ValueType<Boolean> BOOLEAN = new BooleanType();

  /** Anything. */
  public static final ValueType<JsonNode> ANY = new AnyType();

  private ValueTypes() {}

  /**
   * The type of a single value.
   *
   * @param java its Java class
   * @param format its format in the contract, empty for none; one that is not known here is ignored
   */
  @SuppressWarnings("unchecked") // Each case is the type of that class.
  public static <T> ValueType<T> of(Class<T> java, String format) {
    return (ValueType<T>) scalar(java, format);
  }

  private static ValueType<?> scalar(Class<?> java, String format) {
    if (java == String.class) {
      return switch (format) {
        case "uuid" -> UUID;
        case "password" -> SECRET;
        default -> TEXT;
      };
    } else if (java == OffsetDateTime.class) {
      return TIMESTAMP;
    } else if (java == Integer.class) {
      return INT32;
    } else if (java == Long.class) {
      return INT64;
    } else if (java == BigDecimal.class) {
      return NUMBER;
    } else if (java == Boolean.class) {
      return BOOLEAN;
    } else if (java == JsonNode.class) {
      return ANY;
    }
    throw new IllegalArgumentException("No values of " + java + " in JSON");
  }

  /** An array whose items are all of one type; each item is read when it is asked for. */
  public static <T> ValueType<List<T>> list(ValueType<T> items) {
    return new ListType<>(items);
  }

  /** A string of which the contract lists values. */
  public static <E extends OpenEnum> ValueType<E> openEnum(OpenEnum.Values<E> values) {
    return new EnumType<>(values);
  }

  /** A model, which may be still to come: models refer to each other. */
  public static <M extends JsonModel> ValueType<M> model(Supplier<ModelType<M>> type) {
    return new ModelReference<>(type);
  }
}
