package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  @Test
  void endMeansTheEndAndNotALineBreakBeforeIt() {
    TextPattern pattern = TextPattern.of("^[0-9a-f]{4}$");
    assertThat(pattern.accepts(new JsonString("00ff"))).isTrue();
    assertThat(pattern.accepts(new JsonString("00ff\n"))).isFalse();
  }

  @Test
  void patternWithoutAnchorsMatchesAnywhere() {
    assertThat(TextPattern.of("b+").accepts(new JsonString("abbc"))).isTrue();
    assertThat(TextPattern.of("b+").accepts(new JsonString("ac"))).isFalse();
  }

  @Test
  void dollarInAClassOrEscapedIsItself() {
    assertThat(TextPattern.of("^[$]\\$$").accepts(new JsonString("$$"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "(?<name>a)",
        "\\Aa",
        "\\p{L}",
        "a*+",
        "[a&&b]",
        "[[a]]",
        "\\1",
        "[]",
        "\\s"
      })
  void whatMeansSomethingElseInJavaIsRefused(String source) {
    assertThatThrownBy(() -> TextPattern.of(source)).isInstanceOf(IllegalArgumentException.class);
  }
}
