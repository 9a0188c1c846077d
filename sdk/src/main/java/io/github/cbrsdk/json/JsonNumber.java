package io.github.cbrsdk.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A JSON number as it was written, so that no digit is lost and none is computed unasked. */
final class JsonNumber {
  private final String literal;

  JsonNumber(String literal) {
    this.literal = literal;
  }

  String literal() {
    return literal;
  }

  /** Whether it was written without a point and without an exponent. */
  boolean isInteger() {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return false;
      }
    }
    return true;
  }

  /** The exact value, or null if its exponent is beyond what {@link BigDecimal} can hold. */
  @Nullable BigDecimal decimal() {
    try {
      return new BigDecimal(literal);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The value if it is a whole number of at most 64 bits: 40.0 is 40, and 40.7 is null. */
  @Nullable Long whole() {
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

  /** Two numbers are equal if their values are: 1e3 is 1000.0. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof JsonNumber that)) {
      return false;
    }
    if (literal.equals(that.literal)) {
      return true;
    }
    BigDecimal mine = decimal();
    BigDecimal theirs = that.decimal();
    return mine != null && theirs != null && mine.compareTo(theirs) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(Double.parseDouble(literal) + 0.0);
  }
}
