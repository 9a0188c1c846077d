package io.github.cbrsdk.conformance.engine;

import static io.github.cbrsdk.conformance.Rule.ENUM_VALUE_UNDECLARED;
import static io.github.cbrsdk.conformance.Rule.FORMAT_CHANGED;
import static io.github.cbrsdk.conformance.Rule.RANGE_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cbrsdk.conformance.contract.Range;
import io.github.cbrsdk.conformance.contract.Range.Measure;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonBoolean;
import io.github.cbrsdk.conformance.json.JsonNumber;
import io.github.cbrsdk.conformance.json.JsonString;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueDescriptionTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 9, too small",
    "-5, 1, 9, too small",
    "10, 1, 9, too large",
    "10, , 9, too large",
    "0, 1, , too small",
    "1e999999999999, 1, 9, too large",
    "-1e999999999999, 1, 9, too small"
  })
  void numberBeyondItsRangeIsToldByTheSide(
      String number, @Nullable BigDecimal min, @Nullable BigDecimal max, String observed) {
    assertThat(outOf(new Range(Measure.VALUE, min, max, false, "range"), JsonNumber.of(number)))
        .isEqualTo(observed);
  }

  @Test
  void limitThatIsItselfOutsideIsBrokenByIt() {
    Range above = new Range(Measure.VALUE, BigDecimal.ONE, BigDecimal.TEN, true, "range");
    assertThat(outOf(above, JsonNumber.of("1"))).isEqualTo("too small");
    assertThat(outOf(above, JsonNumber.of("10"))).isEqualTo("too large");
  }

  @Test
  void textThatIsTooShortIsTooSmall() {
    Range length =
        new Range(Measure.LENGTH, BigDecimal.valueOf(2), BigDecimal.TEN, false, "minLength");
    assertThat(outOf(length, new JsonString("x"))).isEqualTo("too small");
    assertThat(outOf(length, new JsonString("x".repeat(11)))).isEqualTo("too large");
  }

  @Test
  void textIsShownAsAWordOnlyWhereWordsAreListed() {
    assertThat(ValueDescription.of(ENUM_VALUE_UNDECLARED, new JsonString("blue"), List.of()))
        .isEqualTo("blue");
    assertThat(ValueDescription.of(FORMAT_CHANGED, new JsonString("blue"), List.of()))
        .isEqualTo("another text");
  }

  @Test
  void numberIsShownUnlessItIsAsLongAsAnId() {
    String longest = "123456789012345678";
    assertThat(ValueDescription.of(ENUM_VALUE_UNDECLARED, JsonNumber.of(longest), List.of()))
        .isEqualTo(longest);
    assertThat(ValueDescription.of(ENUM_VALUE_UNDECLARED, JsonNumber.of(longest + "9"), List.of()))
        .isEqualTo("another integer");
    assertThat(ValueDescription.of(ENUM_VALUE_UNDECLARED, JsonBoolean.TRUE, List.of()))
        .isEqualTo("another boolean");
  }

  private static String outOf(Range range, Json value) {
    return ValueDescription.of(RANGE_EXCEEDED, value, List.of(EditionConstraint.of(range, 1)));
  }
}
