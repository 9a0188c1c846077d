package io.github.cbrsdk.conformance.contract;

import io.github.cbrsdk.conformance.contract.JsonPath.Node;
import io.github.cbrsdk.conformance.contract.JsonPath.Segment;
import io.github.cbrsdk.conformance.contract.JsonPath.Selector;
import io.github.cbrsdk.conformance.contract.JsonPathFilter.Operand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a JSONPath query (RFC 9535). */
final class JsonPathParser {
  private static final int MAX_DEPTH = 100;
  private static final long MAX_INTEGER = (1L << 53) - 1;
  private static final Pattern BLANKS = Pattern.compile("[ \t\n\r]+");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_\\x{80}-\\x{10FFFF}][A-Za-z0-9_\\x{80}-\\x{10FFFF}]*");
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]*");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z_0-9]*");
  private static final Pattern OPERATOR = Pattern.compile("[=!<>]=|[<>]");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");

  private final String text;
  private int next;
  private int depth;

  JsonPathParser(String text) {
    this.text = text;
  }

  JsonPath parse() {
    expect('$');
    JsonPath path = segments();
    if (next < text.length()) {
      throw error("the end is expected");
    }
    return path;
  }

  private JsonPath segments() {
    List<Segment> segments = new ArrayList<>();
    while (true) {
      int before = next;
      blanks();
      if (take("..")) {
        segments.add(new Segment(true, false, peek('[') ? bracketed() : List.of(shorthand())));
      } else if (take(".")) {
        boolean singular = !peek('*');
        segments.add(new Segment(false, singular, List.of(shorthand())));
      } else if (peek('[')) {
        int start = next;
        List<Selector> selectors = bracketed();
        segments.add(new Segment(false, singular(start, selectors), selectors));
      } else {
        next = before;
        return new JsonPath(List.copyOf(segments));
      }
    }
  }

  private Selector shorthand() {
    return take("*") ? JsonPath.wildcard() : JsonPath.name(require(NAME, "a name"));
  }

  /** Whether brackets hold one name or one index. */
  private boolean singular(int start, List<Selector> selectors) {
    String inside = text.substring(start + 1, next - 1).strip();
    return selectors.size() == 1
        && (inside.startsWith("'") || inside.startsWith("\"") || INTEGER.matcher(inside).matches());
  }

  private List<Selector> bracketed() {
    expect('[');
    List<Selector> selectors = new ArrayList<>();
    do {
      blanks();
      selectors.add(selector());
      blanks();
    } while (take(","));
    expect(']');
    return List.copyOf(selectors);
  }

  private Selector selector() {
    if (peek('\'') || peek('"')) {
      return JsonPath.name(string());
    }
    if (take("*")) {
      return JsonPath.wildcard();
    }
    if (take("?")) {
      blanks();
      return JsonPath.filter(or());
    }
    Long start = integer();
    blanks();
    if (!take(":")) {
      if (start == null) {
        throw error("a selector is expected");
      }
      return JsonPath.index(start);
    }
    blanks();
    Long end = integer();
    blanks();
    Long step = null;
    if (take(":")) {
      blanks();
      step = integer();
    }
    return JsonPath.slice(start, end, step == null ? 1 : step);
  }

  private @Nullable Long integer() {
    String digits = optional(INTEGER);
    if (digits == null) {
      return null;
    }
    if (digits.length() > 17 || Math.abs(Long.parseLong(digits)) > MAX_INTEGER) {
      throw error("the number is too large");
    }
    return Long.valueOf(digits);
  }

  private JsonPathFilter or() {
    if (++depth > MAX_DEPTH) {
      throw error("the filter is nested too deeply");
    }
    JsonPathFilter result = and();
    for (blanks(); take("||"); blanks()) {
      blanks();
      JsonPathFilter left = result;
      JsonPathFilter right = and();
      result = (root, current) -> left.test(root, current) || right.test(root, current);
    }
    depth--;
    return result;
  }

  private JsonPathFilter and() {
    JsonPathFilter result = basic();
    for (blanks(); take("&&"); blanks()) {
      blanks();
      JsonPathFilter left = result;
      JsonPathFilter right = basic();
      result = (root, current) -> left.test(root, current) && right.test(root, current);
    }
    return result;
  }

  private JsonPathFilter basic() {
    if (take("!")) {
      blanks();
      JsonPathFilter negated = peek('(') ? parenthesized() : existence(term());
      return (root, current) -> !negated.test(root, current);
    }
    if (peek('(')) {
      return parenthesized();
    }
    Term left = term();
    blanks();
    String operator = optional(OPERATOR);
    if (operator == null) {
      return existence(left);
    }
    blanks();
    return JsonPathFilter.comparison(value(left), operator, value(term()));
  }

  private JsonPathFilter parenthesized() {
    expect('(');
    blanks();
    JsonPathFilter inside = or();
    blanks();
    expect(')');
    return inside;
  }

  /** A query, or a function or literal that has a value or is a condition: one of the three. */
  private record Term(
      @Nullable Query query, @Nullable Operand value, @Nullable JsonPathFilter condition) {}

  private record Query(JsonPath path, boolean absolute) {
    List<Node> of(@Nullable Object root, @Nullable Object current) {
      return path.select(root, absolute ? root : current);
    }

    /** The value of its only node, else nothing. */
    Operand value() {
      return (root, current) -> {
        List<Node> nodes = of(root, current);
        return nodes.size() == 1 ? nodes.get(0).value() : JsonPathFilter.NOTHING;
      };
    }
  }

  private JsonPathFilter existence(Term term) {
    Query query = term.query();
    if (query != null) {
      return (root, current) -> !query.of(root, current).isEmpty();
    }
    if (term.condition() != null) {
      return term.condition();
    }
    throw error("a condition is expected, and no value");
  }

  private Operand value(Term term) {
    Query query = term.query();
    if (query != null && query.path().isSingular()) {
      return query.value();
    }
    if (term.value() != null) {
      return term.value();
    }
    throw error("a single value is expected");
  }

  private Term term() {
    if (peek('@') || peek('$')) {
      boolean absolute = text.charAt(next++) == '$';
      return new Term(new Query(segments(), absolute), null, null);
    }
    if (peek('\'') || peek('"')) {
      return literal(string());
    }
    String number = optional(NUMBER);
    if (number != null) {
      return literal(new BigDecimal(number));
    }
    String word = require(WORD, "a value");
    if (take("(")) {
      return function(word);
    }
    return switch (word) {
      case "true" -> literal(true);
      case "false" -> literal(false);
      case "null" -> literal(null);
      default -> throw error("'" + word + "' is no value");
    };
  }

  private static Term literal(@Nullable Object value) {
    return new Term(null, (root, current) -> value, null);
  }

  /** The functions of RFC 9535, by their names in capital letters. */
  private enum Function {
    LENGTH,
    COUNT,
    VALUE,
    MATCH,
    SEARCH
  }

  private Term function(String name) {
    Function function =
        Arrays.stream(Function.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() -> error("there is no function '" + name + "'"));
    blanks();
    Term first = term();
    if (function == Function.MATCH || function == Function.SEARCH) {
      blanks();
      expect(',');
      blanks();
      Operand expression = value(term());
      close();
      return new Term(
          null,
          null,
          JsonPathFilter.matching(value(first), expression, function == Function.MATCH));
    }
    close();
    if (function == Function.LENGTH) {
      return new Term(null, JsonPathFilter.length(value(first)), null);
    }
    Query query = first.query();
    if (query == null) {
      throw error("a query is expected as argument of '" + name + "'");
    }
    return new Term(
        null,
        function == Function.VALUE
            ? query.value()
            : (root, current) -> (long) query.of(root, current).size(),
        null);
  }

  private void close() {
    blanks();
    expect(')');
  }

  private String string() {
    char quote = text.charAt(next++);
    StringBuilder string = new StringBuilder();
    while (!peek(quote)) {
      if (next >= text.length() || text.charAt(next) < ' ') {
        throw error("a quotation mark is missing");
      }
      char c = text.charAt(next++);
      string.append(c == '\\' ? escaped(quote) : c);
    }
    next++;
    for (int i = 0; i < string.length(); i++) {
      int point = string.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw error("half a character");
      }
      i += Character.charCount(point) - 1;
    }
    return string.toString();
  }

  private char escaped(char quote) {
    char c = next < text.length() ? text.charAt(next++) : ' ';
    if (c == 'u') {
      return (char) Integer.parseInt(require(HEX, "four hexadecimal digits"), 16);
    }
    int simple = "bfnrt/\\".indexOf(c);
    if (simple < 0 && c != quote) {
      throw error("no such escape");
    }
    return simple < 0 ? c : "\b\f\n\r\t/\\".charAt(simple);
  }

  private void blanks() {
    optional(BLANKS);
  }

  private boolean peek(char wanted) {
    return next < text.length() && text.charAt(next) == wanted;
  }

  private boolean take(String wanted) {
    boolean found = text.startsWith(wanted, next);
    next += found ? wanted.length() : 0;
    return found;
  }

  private @Nullable String optional(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(next, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    next = matcher.end();
    return matcher.group();
  }

  private String require(Pattern pattern, String what) {
    String found = optional(pattern);
    if (found == null) {
      throw error(what + " is expected");
    }
    return found;
  }

  private void expect(char wanted) {
    if (!peek(wanted)) {
      throw error("'" + wanted + "' is expected");
    }
    next++;
  }

  private IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(
        "%s at character %d".formatted(problem, Math.min(next, text.length()) + 1));
  }
}
