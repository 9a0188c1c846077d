package io.github.cbrsdk.conformance.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A JSON number as it was written. */
public final class JsonNumber implements Json {
  /** Computing with longer ones would take quadratic time. */
  private static final int MAX_DIGITS = 1000;

  private static final int SURELY_LONG = 18;
  private static final int LONGEST_LONG = 20;

  private final String text;
  private final boolean integerForm;

  private JsonNumber(String text, boolean integerForm) {
    this.text = text;
    this.integerForm = integerForm;
  }

  /** A number of that JSON text. */
  public static JsonNumber of(String text) {
    return new JsonNumber(text, isIntegerForm(text));
  }

  private static boolean isIntegerForm(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return false;
      }
    }
    return true;
  }

  /** As it was written. */
  @Override
  public String text() {
    return text;
  }

  /** Whether it is written without fraction and exponent. */
  public boolean integerForm() {
    return integerForm;
  }

  /** Whether it has no fractional part, however it is written. */
  public boolean isInteger() {
    if (integerForm) {
      return true;
    }
    BigDecimal value = value();
    return value != null && (value.signum() == 0 || value.stripTrailingZeros().scale() <= 0);
  }

  /** Whether it is written as an integer of at most 64 bits. */
  public boolean isLong() {
    return integerForm
        && (text.length() <= SURELY_LONG || (text.length() <= LONGEST_LONG && isParsable()));
  }

  private boolean isParsable() {
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The value of one for which {@link #isLong()} is true. */
  public long longValue() {
    return Long.parseLong(text);
  }

  /** Its exact value, or null if it is too long or its exponent too large to compute with. */
  public @Nullable BigDecimal value() {
    if (text.length() > MAX_DIGITS) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Override
  public JsonType type() {
    return isInteger() ? JsonType.INTEGER : JsonType.NUMBER;
  }

  /** Equal if written alike. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonNumber number && number.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
