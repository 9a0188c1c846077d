package io.github.cbrsdk.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A JSON number with its literal, so that no digit is lost. Values are computed on demand. */
final class JsonNumber {
  /** Any integer of this many characters fits into a long. */
  private static final int MAX_LONG_CHARACTERS = 18;

  /** Null, to save memory, for integers that {@link Long#toString(long)} writes the same. */
  private final @Nullable String literal;

  private final long whole;

  private JsonNumber(@Nullable String literal, long whole) {
    this.literal = literal;
    this.whole = whole;
  }

  static JsonNumber of(String literal) {
    boolean usual =
        isInteger(literal) && literal.length() <= MAX_LONG_CHARACTERS && !literal.equals("-0");
    return usual ? new JsonNumber(null, Long.parseLong(literal)) : new JsonNumber(literal, 0);
  }

  boolean hasLiteral() {
    return literal != null;
  }

  String literal() {
    return literal == null ? Long.toString(whole) : literal;
  }

  /** Whether the literal has neither a decimal point nor an exponent. */
  boolean isInteger() {
    return literal == null || isInteger(literal);
  }

  private static boolean isInteger(String literal) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return false;
      }
    }
    return true;
  }

  /** The exact value, or null if the exponent exceeds the range of {@link BigDecimal}. */
  @Nullable BigDecimal decimal() {
    if (literal == null) {
      return BigDecimal.valueOf(whole);
    }
    try {
      return new BigDecimal(literal);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The value if it is an integer of at most 64 bits, or null: 40.0 is 40, and 40.7 is null. */
  @Nullable Long whole() {
    if (literal == null) {
      return whole;
    }
    BigDecimal decimal = decimal();
    if (decimal == null) {
      return null;
    }
    try {
      return decimal.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /**
   * The value as the smallest of Integer, Long and BigInteger if the literal is an integer, or else
   * as BigDecimal. Null if the exponent exceeds the range of BigDecimal.
   */
  @Nullable Number value() {
    BigDecimal decimal = decimal();
    if (decimal == null) {
      return null;
    } else if (!isInteger()) {
      // With scale 0 it would be written as an integer.
      return decimal.scale() == 0 ? decimal.setScale(1) : decimal;
    }
    Long value = whole();
    if (value == null) {
      return decimal.unscaledValue();
    }
    return value.intValue() == value ? (Number) value.intValue() : value;
  }

  /** Two numbers are equal if their values are: 1e3 is 1000.0. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof JsonNumber that)) {
      return false;
    }
    if (literal == null && that.literal == null) {
      return whole == that.whole;
    }
    if (literal().equals(that.literal())) {
      return true;
    }
    BigDecimal mine = decimal();
    BigDecimal theirs = that.decimal();
    return mine != null && theirs != null && mine.compareTo(theirs) == 0;
  }

  @Override
  public int hashCode() {
    double value = literal == null ? whole : Double.parseDouble(literal);
    return Double.hashCode(value + 0.0);
  }
}
