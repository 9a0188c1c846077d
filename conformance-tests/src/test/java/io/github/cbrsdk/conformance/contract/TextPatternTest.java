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
import org.junit.jupiter.params.provider.CsvSource;
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

  /** As a regular expression of ECMAScript is read, with the flag u if it can have that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "^\\s$ ~ \u00a0 ~ true",
        "^\\s$ ~ \ufeff ~ true",
        "^\\s$ ~ \u0085 ~ false",
        "^\\S+$ ~ a\u3000b ~ false",
        "^[\\s,]+$ ~ `, ,` ~ true",
        "^[^\\s]+$ ~ a\u2003 ~ false",
        "^[\\Sx]$ ~ ` ` ~ false",
        "^[^\\Sx]$ ~ `\u2003` ~ true",
        "^.$ ~ \u0085 ~ true",
        "^.$ ~ `\u2028` ~ false",
        "^{a}$ ~ {a} ~ true",
        "^/{[a-z]+}/x{2}$ ~ /{id}/xx ~ true",
        "^a{,2}$ ~ a{,2} ~ true",
        "^[[a]$ ~ [ ~ true",
        "^[a&&b]+$ ~ a&b ~ true",
        "^[a^]+$ ~ a^ ~ true",
        "^]$ ~ ] ~ true",
        "^a[]$ ~ a ~ false",
        "^[^]$ ~ `\u2028` ~ true",
        "^\\p{Lu}\\P{Lu}$ ~ \u00c9\u00e9 ~ true",
        "^\\u00e9\\x41\\u{1F600}$ ~ \u00e9A\uD83D\uDE00 ~ true",
        "^(?<year>\\d{4})$ ~ 2026 ~ true",
        "(?<=a)b ~ ab ~ true",
        "^\\@\\#\\:\\_$ ~ @#:_ ~ true",
        "^a+?$ ~ aa ~ true"
      })
  void isReadAsEcmaScriptDoes(String source, String text, boolean accepted) {
    assertThat(pattern(source).accepts(new JsonString(text))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "(?>a)",
        "\\Aa",
        "\\p{IsGreek}",
        "\\p{javaLowerCase}",
        "a*+",
        "a{2}+",
        "(a)\\1",
        "\\Qa\\E",
        "\\012"
      })
  void whatMeansSomethingElseInJavaIsRefused(String source) {
    assertThatThrownBy(() -> pattern(source)).isInstanceOf(ContractException.class);
  }
}
