package io.github.cbrsdk.conformance.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.github.cbrsdk.conformance.Extent;
import io.github.cbrsdk.conformance.json.Json;
import io.github.cbrsdk.conformance.json.JsonReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference implementation of CEL is the judge of ours. */
class CelAgainstReferenceTest {
  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("self", SimpleType.DYN)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String VALUE =
      """
      {"n": 7, "neg": -3, "half": 0.5, "t": "abc", "empty": "", "yes": true, "no": false, "nil": null,
       "big": 999999999999999999, "max": 9223372036854775807, "min": -9223372036854775808,
       "long": 1234567890123456789, "list": [1, 2, 3], "texts": ["a", "b"], "none": [],
       "inner": {"t": "abc", "n": 7, "deep": {"x": 1}}, "rows": [{"id": "a", "of": "x"}, {"id": "b"}]}
      """;

  static Stream<String> expressions() {
    return Stream.of(
        "self.n == 7",
        "self.n != 7.0",
        "self.n == 7.0",
        "self.half < 1",
        "self.n > 6.5 && self.n < 7.5",
        "self.n == self.inner.n",
        "self.t == self.inner.t",
        "self.t == 7",
        "self.nil == null",
        "self.n == null",
        "has(self.n) && has(self.nil) && !has(self.nothing)",
        "has(self.inner.deep) && !has(self.inner.nothing)",
        "has(self.nothing.deep)",
        "self.nothing == 1",
        "self.nothing == 1 || self.yes",
        "self.yes || self.nothing == 1",
        "self.no || self.nothing == 1",
        "self.nothing == 1 && self.no",
        "self.no && self.nothing == 1",
        "self.yes && self.n",
        "self.yes ? self.n == 7 : self.nothing",
        "self.n ? true : false",
        "!self.no",
        "!!self.yes",
        "self.list.all(x, x > 0)",
        "self.list.all(x, x > 1)",
        "self.list.exists(x, x > 2)",
        "self.list.exists_one(x, x > 1)",
        "self.list.exists_one(x, x > 2)",
        "self.list.filter(x, x > 1) == [2, 3]",
        "self.list.map(x, x * 2) == [2, 4, 6]",
        "self.none.all(x, x.nothing)",
        "self.none.exists(x, true)",
        "self.rows.all(r, has(r.of))",
        "self.rows.all(r, r.of == 'x')",
        "self.rows.all(r, r.of == 'y')",
        "self.rows.exists(r, r.of == 'x')",
        "self.rows.exists(r, r.of == 'y')",
        "self.rows.map(r, r.id) == ['a', 'b']",
        "self.rows.all(r, self.rows.exists(s, s.id == r.id))",
        "self.inner.all(name, name != 'q')",
        "self.inner.exists(name, name == 'deep')",
        "self.n in self.list",
        "2 in self.list && !(9 in self.list)",
        "'a' in self.texts",
        "'t' in self.inner && !('q' in self.inner)",
        "self.n in self.t",
        "self['n'] == 7",
        "self['nothing'] == 7",
        "self.inner['deep']['x'] == 1",
        "self.list[0] == 1 && self.list[2] == 3",
        "self.list[3] == 1",
        "self.list[-1] == 1",
        "size(self.list) == 3 && self.list.size() == 3",
        "size(self.t) == 3 && self.empty.size() == 0",
        "size(self.inner) == 3",
        "size(self.n) == 3",
        "self.t.contains('b') && self.t.startsWith('a') && self.t.endsWith('c')",
        "self.n.contains('b')",
        "self.t + 'd' == 'abcd'",
        "self.list + [4] == [1, 2, 3, 4]",
        "self.n + self.neg == 4 && self.n - self.neg == 10 && self.n * self.neg == -21",
        "self.n / 2 == 3 && self.n % 4 == 3 && self.neg % 2 == -1 && self.neg / 2 == -1",
        "self.n / 0 == 1",
        "self.n % 0 == 1",
        "self.big * self.big == 1",
        "self.long - 1234567890123456788 == 1",
        "self.long == 1234567890123456788",
        "self.long % 2 == 1",
        "self.max == 9223372036854775807 && self.min == -9223372036854775808",
        "self.max + 1 == self.min",
        "self.min - 1 == self.max",
        "self.min / -1 == self.min",
        "self.min % -1 == 0",
        "-self.min == self.max",
        "self.max > self.half && self.min < self.half",
        "self.rows.all(r, self.list.all(r, r > 0))",
        "self.list.all(x, self.rows.all(x, has(x.id)) && x > 0)",
        "9223372036854775807 + 1 == 1",
        "-9223372036854775808 < 0",
        "-self.n == -7",
        "- -self.n == 7",
        "self.n + self.t == 1",
        "self.n + self.half == 7.5",
        "self.half + self.half == 1.0",
        "1 + 2 * 3 == 7 && (1 + 2) * 3 == 9",
        "10 - 3 - 2 == 5",
        "true || false && false",
        "self.n > 1 == true",
        "false ? true : false ? false : true",
        "'it\\'s' == \"it's\" && 'a\\nb' != 'ab' && '\\u00e4' == 'ä'",
        "'a' < 'b' && 'B' < 'a' && 'a' < 'aa'",
        "self.t < 7",
        "self.nil < 7",
        "false < true",
        "[1, 'a', null] == [1, 'a', null]",
        "[1, 2.0] == [1.0, 2]",
        "self.inner == self.inner && self.inner != self",
        "self.rows[0].id == 'a' // a comment",
        "int('1') == 1 && int(1.9) == 1 && int(-1.9) == -1 && int(self.n) == 7",
        "int('x') == 1",
        "int('') == 1",
        "int(1e30) == 1",
        "int(self.nil) == 1",
        "int(self.list) == 1",
        "string(1) == '1' && string('a') == 'a' && string(true) == 'true' && string(0.5) == '0.5'",
        "string(self.n) + string(self.neg) == '7-3'",
        "string(self.nil) == ''",
        "string(self.list) == ''",
        "type(1) == int && type(1.0) == double && type('a') == string && type(true) == bool",
        "type([]) == list && type(null) == null_type && type(self) == map",
        "type(self.n) == int && type(self.half) == double && type(self.inner) == map",
        "type(self.n) == type(self.t)",
        "type(type(1)) == type && type(int) == type",
        "type(self.nothing) == int",
        "self.list.all(x, type(x) == int)",
        "self.list.all(int, int > 0)",
        "self.t.size",
        "self.yes");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void saysTheSame(String expression) throws Exception {
    assertThat(ours(expression)).isEqualTo(reference(expression));
  }

  @Test
  void saysTheSameOfExpressionsMadeAtRandom() throws Exception {
    List<String> different = new ArrayList<>();
    Map<String, Integer> outcomes = new HashMap<>();
    Random random = new Random(20);
    int compared = 0;
    for (int i = 0; i < Extent.of(200, 8000); i++) {
      // A variable around everything, so that members of it can be asked for anywhere.
      String expression = "self.rows.exists(r, " + truth(random, 3) + ")";
      if (!isReferenceCompiling(expression)) {
        continue; // It knows more types before it evaluates.
      }
      compared++;
      String reference = reference(expression);
      outcomes.merge(reference, 1, Integer::sum);
      if (!ours(expression).equals(reference)) {
        different.add(expression + " is " + reference + ", not " + ours(expression));
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(Extent.of(100, 400));
    assertThat(outcomes).containsKeys("true", "false", "failure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "self.",
        "self.n ==",
        "(self.n",
        "self.n)",
        "unknown == 1",
        "foo(self)",
        "self.foo()",
        "contains('a', 'b')",
        "size()",
        "size(1, 2)",
        "has(self)",
        "has('a')",
        "self.list.all(x)",
        "self.list.all(1, true)",
        "'a",
        "1 2",
        "self in",
        "@",
        "1",
        "'a' && true",
        "!1",
        "x.all(x, true)",
        "self.list.all(x, true) && x",
        "99999999999999999999 == 1",
        "[1, 2",
        "a b"
      })
  void bothRefuse(String expression) {
    assertThat(isReferenceCompiling(expression)).isFalse();
    assertThat(ours(expression)).isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "self.t.matches('a+')",
        "{'a': 1} == self",
        "b'a' == b'a'",
        "1u == 1u",
        "'''a''' == 'a'",
        "duration('1s') > duration('0s')"
      })
  void refusesWhatItDoesNotSupport(String expression) {
    assertThat(isReferenceCompiling(expression)).isTrue();
    assertThat(ours(expression)).isEqualTo("refused");
  }

  @Test
  void refusesAnExpressionThatIsNestedTooDeeply() {
    assertThat(ours("(".repeat(5000) + "true" + ")".repeat(5000))).isEqualTo("refused");
  }

  private static String ours(String expression) {
    CelProgram program;
    try {
      program = CelProgram.compile(expression, List.of("self"));
    } catch (CelSyntaxException e) {
      return "refused";
    }
    Json value = Objects.requireNonNull(JsonReader.read(VALUE.getBytes(UTF_8)).value());
    Object outcome = program.evaluate(value);
    return outcome instanceof Failure ? "failure" : outcome.toString();
  }

  private static String reference(String expression) throws Exception {
    Map<?, ?> value = MAPPER.readValue(VALUE, Map.class);
    try {
      Object outcome =
          RUNTIME
              .createProgram(COMPILER.compile(expression).getAst())
              .eval(Map.of("self", longs(value)));
      return outcome instanceof Boolean ? outcome.toString() : "failure";
    } catch (CelEvaluationException e) {
      return "failure";
    }
  }

  /** The reference has integers of 64 bits, and null of its own. */
  private static Object longs(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new HashMap<>();
      map.forEach((name, each) -> copy.put(name, longs(each)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CelAgainstReferenceTest::longs).toList();
    }
    if (value == null) {
      return dev.cel.common.values.NullValue.NULL_VALUE;
    }
    return value instanceof Integer number ? number.longValue() : value;
  }

  private static boolean isReferenceCompiling(String expression) {
    try {
      var type = COMPILER.compile(expression).getAst().getResultType();
      return type.equals(SimpleType.BOOL) || type.equals(SimpleType.DYN);
    } catch (CelValidationException e) {
      return false;
    }
  }

  private static String truth(Random random, int depth) {
    if (depth == 0) {
      return pick(
          random, "self.yes", "self.no", "has(self.n)", "has(self.nothing)", "self.nothing");
    }
    String a = truth(random, depth - 1);
    String b = truth(random, depth - 1);
    String x = value(random, depth - 1);
    String y = value(random, depth - 1);
    return switch (random.nextInt(9)) {
      case 0 -> "(%s && %s)".formatted(a, b);
      case 1 -> "(%s || %s)".formatted(a, b);
      case 2 -> "!%s".formatted(a);
      case 3 -> "(%s ? %s : %s)".formatted(a, b, truth(random, depth - 1));
      case 4 -> "self.rows.%s(r, %s)".formatted(pick(random, "all", "exists", "exists_one"), a);
      case 5 -> "(%s in self.list)".formatted(x);
      default -> "(%s %s %s)".formatted(x, pick(random, "==", "!=", "<", "<=", ">", ">="), y);
    };
  }

  private static String value(Random random, int depth) {
    if (depth == 0) {
      return pick(
          random,
          "self.n",
          "self.neg",
          "self.half",
          "self.t",
          "self.nil",
          "self.inner.n",
          "self.list[1]",
          "self.inner.t",
          "self.inner.nothing",
          "self.list",
          "self.rows[0].id");
    }
    String a = value(random, depth - 1);
    String b = value(random, depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> "(%s %s %s)".formatted(a, pick(random, "+", "-", "*", "/", "%"), b);
      case 1 -> "size(%s)".formatted(a);
      case 2 -> "(%s ? %s : %s)".formatted(truth(random, 0), a, b);
      default -> a;
    };
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
