package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import io.github.cbrsdk.conformance.json.JsonType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a number or of a size.
 *
 * @param measure the limited property of a value
 * @param min the least, inclusive, or null
 * @param max the greatest, inclusive, or null
 * @param exclusive whether the limits themselves are outside
 * @param keyword the keyword that states it
 */
public record Range(
    Measure measure,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    boolean exclusive,
    String keyword)
    implements Constraint {
  private static final Map<String, Measure> MEASURES =
      Map.of(
          "minimum", Measure.VALUE,
          "maximum", Measure.VALUE,
          "exclusiveMinimum", Measure.VALUE,
          "exclusiveMaximum", Measure.VALUE,
          "minLength", Measure.LENGTH,
          "maxLength", Measure.LENGTH,
          "minItems", Measure.ITEMS,
          "maxItems", Measure.ITEMS,
          "minProperties", Measure.MEMBERS,
          "maxProperties", Measure.MEMBERS);

  /** The property of a value that a range limits. */
  public enum Measure {
    VALUE("a number", JsonType.INTEGER, JsonType.NUMBER),
    LENGTH("a length", JsonType.STRING),
    ITEMS("a number of elements", JsonType.ARRAY),
    MEMBERS("a number of members", JsonType.OBJECT);

    private final String noun;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of() is immutable.
    private final Set<JsonType> types;

    Measure(String noun, JsonType... types) {
      this.noun = noun;
      this.types = Set.of(types);
    }

    /** Whether values of a type have it. */
    public boolean isOf(JsonType type) {
      return types.contains(type);
    }

    /** That of a value which has it; null for a number that is too long to compute with. */
    public @Nullable BigDecimal of(Json value) {
      return value instanceof JsonNumber number
          ? number.value()
          : BigDecimal.valueOf(
              value instanceof JsonString string
                  ? string.value().codePointCount(0, string.value().length())
                  : value.size());
    }
  }

  static boolean isKeyword(String keyword) {
    return MEASURES.containsKey(keyword);
  }

  /** What a keyword limits, or null if it sets no limit. */
  public static @Nullable Measure measure(String keyword) {
    return MEASURES.get(keyword);
  }

  /** The range that a keyword of JSON Schema sets. */
  static Range of(String keyword, BigDecimal limit) {
    boolean least = keyword.toLowerCase(Locale.ROOT).contains("min");
    return new Range(
        MEASURES.getOrDefault(keyword, Measure.VALUE),
        least ? limit : null,
        least ? null : limit,
        keyword.startsWith("exclusive"),
        keyword);
  }

  @Override
  public Set<JsonType> types() {
    return measure.types;
  }

  @Override
  public boolean accepts(Json value) {
    // A number that is too long to compute with is beyond any limit.
    BigDecimal size = measure.of(value);
    return size != null && contains(size);
  }

  private boolean contains(BigDecimal number) {
    int least = exclusive ? 1 : 0;
    return (min == null || number.compareTo(min) >= least)
        && (max == null || number.compareTo(max) <= -least);
  }

  @Override
  public String expectation() {
    return measure.noun
        + (min == null ? "" : (exclusive ? " above " : " from ") + min.toPlainString())
        + (min == null || max == null || !exclusive ? "" : " and")
        + (max == null
            ? ""
            : (exclusive ? " below " : min == null ? " up to " : " to ") + max.toPlainString());
  }
}
