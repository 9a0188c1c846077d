package io.github.cbrsdk.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The types of members. */
public final class ValueTypes {
  /** Any string. */
  public static final ValueType<String> TEXT = text("string", text -> true);

  /** A UUID. A string of another form can be read too. */
  public static final ValueType<String> UUID = text("uuid", ValueTypes::isUuid);

  /** A string that {@code toString} does not contain. */
  public static final ValueType<String> SECRET = text("string", text -> true);

  /** A string or a number, read as text: clouds differ. */
  public static final ValueType<String> TEXT_OR_NUMBER =
      new ScalarType<>(
          "string or number",
          value -> value instanceof JsonNumber number ? number.literal() : string(value),
          value -> value,
          value -> null);

  /** A time. Without an offset it is UTC. */
  public static final ValueType<OffsetDateTime> TIMESTAMP =
      new ScalarType<>(
          "timestamp",
          value -> value instanceof String text ? Timestamp.parse(text) : null,
          time -> time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
          value ->
              value instanceof String text && Timestamp.parse(text) == null
                  ? badFormat("string of another form")
                  : null);

  /** An integer of 32 bits; 40.0 is one. */
  public static final ValueType<Integer> INT32 =
      new ScalarType<>(
          "integer of 32 bits",
          ValueTypes::int32,
          value -> JsonNumber.of(value.toString()),
          value -> isInteger(value) && int32(value) == null ? tooLong() : null);

  /** An integer of 64 bits; 40.0 is one. */
  public static final ValueType<Long> INT64 =
      new ScalarType<>(
          "integer of 64 bits",
          ValueTypes::int64,
          value -> JsonNumber.of(value.toString()),
          value -> isInteger(value) && int64(value) == null ? tooLong() : null);

  /** Any number, with all its digits. */
  public static final ValueType<BigDecimal> NUMBER =
      new ScalarType<>(
          "number",
          value -> value instanceof JsonNumber number ? number.decimal() : null,
          value -> JsonNumber.of(value.toString()),
          value ->
              value instanceof JsonNumber number && number.decimal() == null
                  ? badFormat("number")
                  : null);

  /** True or false. */
  public static final ValueType<Boolean> BOOLEAN =
      new ScalarType<>(
          "boolean",
          value -> value instanceof Boolean truth ? truth : null,
          value -> value,
          value -> null);

  /** Any value, as a tree. */
  public static final ValueType<JsonNode> ANY =
      new ScalarType<>("anything", JsonTree::of, JsonTree::value, value -> null);

  private static final Map<Class<?>, ValueType<?>> BY_CLASS =
      Map.of(
          OffsetDateTime.class, TIMESTAMP,
          Integer.class, INT32,
          Long.class, INT64,
          BigDecimal.class, NUMBER,
          Boolean.class, BOOLEAN,
          JsonNode.class, ANY);

  private ValueTypes() {}

  /**
   * The type of a scalar value.
   *
   * @param java the Java class
   * @param format the format in the contract, or empty; unknown formats are ignored
   */
  @SuppressWarnings("unchecked") // Each entry of the map has the type of its key.
  public static <T> ValueType<T> of(Class<T> java, String format) {
    ValueType<?> type =
        java != String.class
            ? BY_CLASS.get(java)
            : switch (format) {
              case "uuid" -> UUID;
              case "password" -> SECRET;
              default -> TEXT;
            };
    if (type == null) {
      throw new IllegalArgumentException(java + " is not the class of a JSON value");
    }
    return (ValueType<T>) type;
  }

  /** An array with items of one type. Items are read on access. */
  public static <T> ValueType<List<T>> list(ValueType<T> items) {
    return new ListType<>(items, false);
  }

  /** An array with items of one type or null. */
  public static <T> ValueType<List<@Nullable T>> listWithNulls(ValueType<T> items) {
    return new ListType<>(items, true);
  }

  /** A string for which the contract lists values. Unlisted values can be read too. */
  public static <E extends OpenEnum> ValueType<E> openEnum(OpenEnum.Values<E> values) {
    return new ScalarType<>(
        "one of " + values,
        value -> value instanceof String text ? values.of(text) : null,
        E::toString,
        value ->
            value instanceof String text && !values.of(text).isListed()
                ? new ScalarType.Flaw(Discrepancy.Kind.OUT_OF_ENUM, "another string")
                : null);
  }

  /** A model. The supplier is called on use, because models refer to each other in circles. */
  public static <M extends JsonModel> ValueType<M> model(Supplier<ModelType<M>> type) {
    return new ModelReference<>(type);
  }

  private static ValueType<String> text(String expected, Predicate<String> format) {
    return new ScalarType<>(
        expected,
        ValueTypes::string,
        value -> value,
        value ->
            value instanceof String text && !format.test(text)
                ? badFormat("string of another form")
                : null);
  }

  private static boolean isUuid(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return text.length() == 36;
  }

  private static @Nullable String string(Object value) {
    return value instanceof String text ? text : null;
  }

  private static @Nullable Long int64(Object value) {
    return value instanceof JsonNumber number ? number.whole() : null;
  }

  private static @Nullable Integer int32(Object value) {
    Long whole = int64(value);
    return whole == null || whole.intValue() != whole ? null : whole.intValue();
  }

  private static boolean isInteger(Object value) {
    return value instanceof JsonNumber number && number.isInteger();
  }

  private static ScalarType.Flaw tooLong() {
    return badFormat("integer of more bits");
  }

  private static ScalarType.Flaw badFormat(String found) {
    return new ScalarType.Flaw(Discrepancy.Kind.BAD_FORMAT, found);
  }
}
