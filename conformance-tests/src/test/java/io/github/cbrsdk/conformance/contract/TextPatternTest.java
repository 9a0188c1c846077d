package io.github.cbrsdk.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cbrsdk.conformance.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
  private static final int LONG = 1 << 20;

  private static TextPattern pattern(String source) {
    return TextPattern.of(source, new ContractLocation("things.yaml", 7, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+$", "^(a|a)*$", "^(a|aa)+$", "a*a*a*a*$", "^(.*)*x$"})
  void patternThatBacktracksWithoutEndIsAnErrorInTheContract(String source) {
    assertThatThrownBy(() -> pattern(source).accepts(new JsonString("a".repeat(LONG / 16) + "!")))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("things.yaml:7: the pattern " + source)
        .hasMessageContaining("65537 characters");
  }

  @ParameterizedTest
  @MethodSource("statedPatterns")
  void patternsOfTheContractTakeLinearTime(String source) {
    TextPattern pattern = pattern(source);
    for (String part : List.of("0", "a", "f", "-", " ", "2024-", "0a0a0a0a-", "\n", "req-")) {
      String text = part.repeat(LONG / part.length());
      // It would throw if it took more than a hundred looks at each character.
      assertThat(pattern.accepts(new JsonString(text))).isFalse();
      assertThat(pattern.accepts(new JsonString("2024-05-17T01:02:03." + text))).isFalse();
    }
  }

  static Set<String> statedPatterns() {
    Contract contract = Contract.bundled();
    Set<String> patterns = new TreeSet<>();
    Stream.concat(Stream.of(Edition.ANY), contract.editions().stream())
        .forEach(edition -> collect(contract.edition(edition).documents(), patterns));
    return patterns;
  }

  private static void collect(Object value, Set<String> patterns) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, below) -> {
            if (name.equals("pattern") && below instanceof String pattern) {
              patterns.add(pattern);
            }
            collect(below, patterns);
          });
    } else if (value instanceof List<?> list) {
      list.forEach(below -> collect(below, patterns));
    }
  }

  @Test
  void endMeansTheEndAndNotALineBreakBeforeIt() {
    TextPattern pattern = pattern("^[0-9a-f]{4}$");
    assertThat(pattern.accepts(new JsonString("00ff"))).isTrue();
    assertThat(pattern.accepts(new JsonString("00ff\n"))).isFalse();
  }

  @Test
  void patternWithoutAnchorsMatchesAnywhere() {
    assertThat(pattern("b+").accepts(new JsonString("abbc"))).isTrue();
    assertThat(pattern("b+").accepts(new JsonString("ac"))).isFalse();
  }

  @Test
  void dollarInAClassOrEscapedIsItself() {
    assertThat(pattern("^[$]\\$$").accepts(new JsonString("$$"))).isTrue();
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
    assertThatThrownBy(() -> pattern(source)).isInstanceOf(ContractException.class);
  }
}
